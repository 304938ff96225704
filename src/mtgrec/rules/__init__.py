"""The rules of good minutes: one folder a family, one file a rule, each with its docs.

A family's table is in the `table.py` of its folder, that of all rules in `table.py` here. Nothing is
imported here, so that a few families can be loaded without the rest.
"""
