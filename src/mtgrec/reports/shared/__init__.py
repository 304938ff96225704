"""What several reports share: the basis they stand on, tables of items, goals and money."""
