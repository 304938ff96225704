"""How rules are applied: what they look at, what they find, which of them are asked, what is waived."""
