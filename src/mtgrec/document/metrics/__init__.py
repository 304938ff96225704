"""Read and write tables of daily readings: `metrics.csv`, and exports of advertising platforms."""
