"""Analyses over many items: sums, filters, shortfalls with their deadlines, fluctuation."""
