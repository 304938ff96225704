"""A: rules about actions."""
