"""What follows from many items: sums, filters, shortfalls and their clocks, fluctuation."""
