"""Find templates, fill them in within a sandbox, and draft new records from them."""
