"""What an edit means: typed input checked, turned into edits, and compared with what is there."""
