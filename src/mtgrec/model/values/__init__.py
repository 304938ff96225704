"""Values: dates, numbers with units, the vocabulary of both languages, comparison of text."""
