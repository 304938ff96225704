"""Sentences for people, kept apart from the language they are finally said in.

The lower floors do not know the interface language, so they hand up a `Message`:
the English sentence (its key in the catalogue) and the values that fill it. The
output floor looks the sentence up and fills it in.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce


def N_(sentence: str) -> str:
    """Mark `sentence` for the catalogue without translating it yet."""
    return sentence


class Message:
    """One sentence with named gaps: `Message("{count} records", count=3)`."""

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = template
        self.values = values

    def say(self, translate: Callable[[str], str] = str, show: Callable[[str], str] = str) -> str:
        """Return the sentence as `translate` knows it; `show` makes each filled-in value fit to print."""
        filled = {
            name: value.say(translate, show) if isinstance(value, Message) else show(str(value))
            for name, value in self.values.items()
        }
        return translate(self.template).format(**filled)

    def __str__(self) -> str:
        return self.say()

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.template, self.values) == (
            other.template,
            other.values,
        )

    def __hash__(self) -> int:
        return hash(self.template)


_SHOWN = 9


def joined(parts: Sequence[Message]) -> Message:
    """Return `parts`, of which there is at least one, as one list; of very many only the first ones."""
    shown = _joined(parts[:_SHOWN])
    more = len(parts) - _SHOWN
    if more <= 0:
        return shown
    return Message(N_("{parts} and {count} more"), parts=shown, count=more)


def _joined(parts: Iterable[Message]) -> Message:
    return reduce(lambda one, other: Message(N_("{one}, {other}"), one=one, other=other), parts)
