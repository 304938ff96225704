"""C: rules about checklists and their checks."""
