"""What people and departments carried out, with every item as evidence (A14)."""
