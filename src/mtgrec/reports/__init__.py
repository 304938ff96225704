"""The reports, one folder each: `figures` computes, `page` builds the first screen, `sections` the rest."""
