"""The rules of good minutes: one folder a family, one file a rule, each with its docs.

A family's own table stands in the `__init__.py` of its folder, that of all in `table.py`. Nothing is
imported here: whoever asks a few families need not load them all.
"""
