"""Parse files into records, and write changes back into their text; no disk, no clock."""
