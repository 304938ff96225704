"""The grammar of days as people say them: `chinese` and `english` over `spans`."""
