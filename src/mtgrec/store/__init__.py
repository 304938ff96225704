"""The only layer with access to the disk: workspace, files, templates, git."""
