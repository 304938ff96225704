"""From nodes to typed records, people and holidays, and what is wrong in them."""
