"""How rules are run: what they look at, what they find, which of them run, and what is waived."""
