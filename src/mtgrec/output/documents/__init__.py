"""Records, items and figures as JSON and spreadsheets give them."""

Document = dict[str, object]
"""A JSON object, and each object inside of one; `formats/as_json.py` writes dates and numbers."""
