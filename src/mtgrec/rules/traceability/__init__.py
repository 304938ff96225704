"""T: rules about ids, references, copies and orphans."""
