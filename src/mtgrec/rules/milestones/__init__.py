"""M: rules about milestones and their gates."""
