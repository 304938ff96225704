"""How an answer is shown on a terminal."""

from collections.abc import Callable
from typing import NamedTuple


class Screen(NamedTuple):
    """What the formats for people need to know of the terminal and of the workspace."""

    width: int | None = None
    """In cells; None: that of the terminal."""
    pager: bool = False
    """Whether what does not fit goes through a pager."""
    shorten: Callable[[str], str] | None = None
    """Returns the shortest text for an address; None: addresses stay whole."""
