"""Records and items: the field table, types, people, addresses, and what refers to what."""
