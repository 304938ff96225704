"""Write files under one lock, all or none, and never over another program's change."""
