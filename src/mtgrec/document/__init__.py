"""From characters to records and back, pure: no disk, no clock."""
