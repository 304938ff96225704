"""The rules of good minutes: one folder per family, one file per rule, each with its docs.

The table of a family is the `table.py` of its folder, that of all rules is `rules/table.py`.
Nothing is imported here, so that a command which needs a few families does not load them all.
"""
