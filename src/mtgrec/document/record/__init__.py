"""Turn nodes into typed records, people and holidays, and report their problems."""
