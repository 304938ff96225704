"""Read and write the files of readings, and read exports of other programs."""
