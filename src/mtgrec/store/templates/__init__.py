"""Templates: found, filled in a sandbox, and made into new records."""
