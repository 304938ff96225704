"""How answers are presented: plain data in, characters out. Does not access files."""
