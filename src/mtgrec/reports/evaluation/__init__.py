"""The evaluation: was it worth the money, over one or several campaigns (A5)."""
