"""D: rules about decisions."""
