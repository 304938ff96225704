"""F: rules about files and the format; the reader itself sees most of what breaks them."""
