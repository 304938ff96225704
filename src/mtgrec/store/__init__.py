"""The only floor that touches the disk: workspace, files, templates, git."""
