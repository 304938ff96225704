"""Records, items and figures as tables."""
