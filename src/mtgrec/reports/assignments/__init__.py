"""The task assignment table: who does what by when (B3)."""
