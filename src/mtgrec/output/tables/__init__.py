"""Records, items and figures as tables for people."""
