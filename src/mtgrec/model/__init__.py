"""Pure data and pure sums: no disk, no clock, no terminal, no environment."""
