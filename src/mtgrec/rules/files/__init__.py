"""F: rules about files and the format; the reader itself applies most of them."""
