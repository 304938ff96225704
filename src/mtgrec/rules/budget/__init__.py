"""B: rules about budgets."""
