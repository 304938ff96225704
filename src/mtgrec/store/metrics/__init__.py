"""The files of readings, and tables that come from elsewhere."""
