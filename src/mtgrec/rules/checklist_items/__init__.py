"""C: rules about checklists and their items."""
