"""Tables of daily readings: `metrics.csv`, and the exports of advertising platforms."""
