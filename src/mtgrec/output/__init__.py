"""How things look: plain data in, characters out. Knows nothing of files."""
