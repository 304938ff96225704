"""The weekly report: is the work on plan, and what has the meeting to decide (B7)."""
