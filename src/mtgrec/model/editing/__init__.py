"""What commands change: typed values, references and names, and the edits that carry it out."""
