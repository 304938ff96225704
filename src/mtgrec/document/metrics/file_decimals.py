"""Decimal commas in a metrics file: its other numbers decide what `1.200` is."""

from collections.abc import Collection, Iterable, Iterator

from mtgrec.model.figures.readings import Series
from mtgrec.model.message import N_, Message
from mtgrec.model.values.decimals import both_readings, decimals_of, is_unclear, with_point


def has_commas(texts: Iterable[str]) -> bool:
    """Return whether one of the texts can only have a decimal comma."""
    return decimals_of(text for text in texts if "," in text).comma is not None


def has_points(series: Collection[Series]) -> bool:
    """Return whether a value or an expected value can only have a decimal point."""
    texts = (text for each in series for _, text in each.texts())
    return decimals_of(text for text in texts if "." in text).point is not None


def write_points(series: Collection[Series]) -> None:
    """Turn all numbers of a file with decimal commas into the form with points."""
    for each in series:
        each.respell(lambda text: with_point(text) or text)


def unclear_numbers(series: Collection[Series]) -> Iterator[tuple[int, Message]]:
    """Yield line and reason of the numbers that a file with commas and points leaves unclear."""
    sentence = N_("“{value}” may mean {small} or {large}: other rows have commas and points")
    for each in series:
        for line, text in each.texts():
            if is_unclear(text):
                small, large = both_readings(text)
                yield line, Message(sentence, value=text, small=small, large=large)
