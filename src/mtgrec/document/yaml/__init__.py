"""YAML of front matter: fences, events, nodes with their places, and why a text is no YAML."""
