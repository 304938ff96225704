"""The cache of parsed files, and how their contents are encoded as JSON.

It can be deleted at any time.
"""
