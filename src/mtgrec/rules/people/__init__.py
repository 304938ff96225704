"""P: rules about the people file and the people in it."""
