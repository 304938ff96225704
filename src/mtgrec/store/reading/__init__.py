"""Find, open and read the files of a workspace into the library."""
