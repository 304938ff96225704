"""N: rules about minutes as a whole."""
