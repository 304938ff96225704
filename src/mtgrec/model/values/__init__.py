"""Values by themselves: dates, numbers with units, words of both languages, how text is compared."""
