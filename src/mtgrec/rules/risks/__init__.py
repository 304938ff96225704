"""R: rules about risks."""
