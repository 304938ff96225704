"""Sentences for users, translated only when they are printed.

The lower floors do not know the interface language, so they return a `Message`: the English
sentence (its key in the catalogue) and the values of its placeholders. The output floor translates
the sentence and fills in the values.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence


def N_(sentence: str) -> str:
    """Return `sentence` unchanged; the call marks it for the translation catalogue."""
    return sentence


Fill = Callable[[str, Mapping[str, object], Mapping[str, str]], str]
"""Fills the placeholders of a sentence; takes their values and the texts of these, fit to print."""


def _plain(sentence: str, _values: Mapping[str, object], texts: Mapping[str, str]) -> str:
    return sentence.format(**texts)


class Message:
    """One sentence with named placeholders: `Message("{count} records", count=3)`."""

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = template
        self.values = values

    def say(
        self,
        translate: Callable[[str], str] = str,
        show: Callable[[str], str] = str,
        fill: Fill = _plain,
    ) -> str:
        """Return the translated sentence, its placeholders filled.

        `translate` looks up the template; `show` makes each value fit to print, and `fill` puts
        them into the sentence.
        """
        texts = {
            name: value.say(translate, show, fill)
            if isinstance(value, Message)
            else show(str(value))
            for name, value in self.values.items()
        }
        return fill(translate(self.template), self.values, texts)

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


def both_names(english: str, chinese: str) -> Message:
    """Return a name in English and in Chinese; who reads Chinese is told the Chinese one alone."""
    return Message(N_("{english} {chinese}"), english=english, chinese=chinese)


_MAX_SHOWN = 9
_TEXT = "{text}"


def joined(parts: Sequence[Message]) -> Message:
    """Return `parts` (at least one) joined by commas; after nine of them only a count follows."""
    shown = _comma_separated(parts[:_MAX_SHOWN])
    hidden = len(parts) - _MAX_SHOWN
    if hidden <= 0:
        return shown
    return Message(N_("{parts} and {count} more"), parts=shown, count=hidden)


def listed(texts: Iterable[str]) -> Message:
    """Return `texts` joined by the comma that names take in the reader's language."""
    return _comma_separated([Message(_TEXT, text=text) for text in texts])


def _comma_separated(parts: Sequence[Message]) -> Message:
    """Return `parts` joined, in halves: a message in a message for each part would be too deep."""
    if not parts:
        return Message(_TEXT, text="")
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    one, other = _comma_separated(parts[:middle]), _comma_separated(parts[middle:])
    return Message(N_("{one}, {other}"), one=one, other=other)
