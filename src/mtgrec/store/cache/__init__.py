"""The throw-away cache of what files were read into."""
