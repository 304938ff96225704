"""What rules of several families share: lateness, single owners, vague words."""
