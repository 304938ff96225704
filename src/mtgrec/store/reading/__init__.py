"""Reading a workspace: its files found, opened, and read into the library."""
