"""K: rules about KPIs and their readings."""
