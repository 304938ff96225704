"""P: rules about the people file and who it knows."""
