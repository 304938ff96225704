"""What the grammars of both languages have in common: fixed words, and patterns with a meaning."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from mtgrec.model.values.spoken_dates.calendar import Speaker

Groups = dict[str, Any]
"""The named groups of a pattern that fits."""


class Grammar(NamedTuple):
    """How days are said in one language."""

    days: dict[str, int]
    """Words such as 明天, and how many days on from today they are."""
    rules: tuple[tuple[str, Callable[[Groups, Speaker], date]], ...]
    """Patterns in the order in which they are tried; texts, because few files need any of them."""

    def said(self, plain: str, at: Speaker) -> date | None:
        """Return the day that `plain` says, None where it says none; raises UncertainDate."""
        plain = plain.removeprefix("the ")
        if plain in self.days:
            return at.today + timedelta(self.days[plain])
        for pattern, meaning in self.rules:
            if found := re.fullmatch(pattern, plain):
                return meaning(found.groupdict(), at)
        return None
