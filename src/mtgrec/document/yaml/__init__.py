"""Parse the YAML of front matter: fences, events, nodes with offsets, and explained errors."""
