"""Records, items and figures as JSON and spreadsheets give them."""
