"""What a table says about the exports of one advertising platform."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from mtgrec.document.metrics.export_names import IGNORED, heading_keys

_BETWEEN = " | "


class Platform:
    """A platform, as its exports name things."""

    def __init__(
        self,
        key: str,
        *,
        names: str,
        marks: str,
        headings: Mapping[str, str],
        passed_over: str,
    ) -> None:
        """Take names and headings as texts, with ` | ` between them."""
        self.key = key
        """Its name in `metrics-map.toml`."""
        self.names = names.split(_BETWEEN)
        """Its English name, its Chinese name, and what else its channel may be called."""
        self._marks = marks.split(_BETWEEN)
        """Headings that no other platform has."""
        self._headings = {meaning: texts.split(_BETWEEN) for meaning, texts in headings.items()}
        """The headings of each role or metric; of several in an export, the first one here is read."""
        self._passed_over = passed_over.split(_BETWEEN)
        """Headings that are known, but hold no readings."""

    @cached_property
    def _words(self) -> dict[str, tuple[str, int]]:
        """The meaning of each heading, and its rank among those of the same meaning."""
        return dict(self._entries())

    def _entries(self) -> Iterator[tuple[str, tuple[str, int]]]:
        for heading in self._passed_over:
            yield heading_keys(heading)[0], (IGNORED, 0)
        for meaning, headings in self._headings.items():
            for rank, heading in enumerate(headings):
                yield heading_keys(heading)[0], (meaning, rank)

    @cached_property
    def _mark_keys(self) -> frozenset[str]:
        return frozenset(heading_keys(mark)[0] for mark in self._marks)

    def marks_in(self, headings: list[str]) -> int:
        """Return how many headings of an export only this platform has."""
        return sum(any(key in self._mark_keys for key in heading_keys(each)) for each in headings)

    def meaning(self, heading: str) -> tuple[str, int] | None:
        """Return what a heading means, `-` for no reading, and its rank; None if it is unknown."""
        found = (self._words.get(key) for key in heading_keys(heading))
        return next(filter(None, found), None)
