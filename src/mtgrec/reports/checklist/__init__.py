"""The checklist as a form: what has to be checked, by whom, and what came of it (B16)."""
