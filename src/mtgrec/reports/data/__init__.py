"""The data report: the figures of the whole period, channel by channel (B13a)."""
