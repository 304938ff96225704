"""How rules are run: what they look at, what they find, which of them are selected, what is waived."""
