"""What a report is about, as its options say."""

from datetime import date
from typing import NamedTuple


class Scope(NamedTuple):
    """The campaigns (none: all of them) and the days a report looks at."""

    campaigns: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
