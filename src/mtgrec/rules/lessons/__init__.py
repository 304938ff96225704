"""L: rules about lessons."""
