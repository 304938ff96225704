"""Writing files: under one lock, all or none, and never over somebody else's save."""
