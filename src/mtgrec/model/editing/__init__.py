"""What an edit means: typed input checked, turned into edits, and compared with what stands there."""
