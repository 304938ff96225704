"""The retrospective report: what was reached, what was not, what to do differently (B14)."""
