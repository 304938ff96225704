"""Symbols for the tones of texts, for readers who cannot distinguish the colours."""

from mtgrec.output.answer import Tone

_MARKS = {"good": "✓", "bad": "!"}
_SYMBOLS = ("✓", "✗", "!", "！", "↑", "↓", "□", "☑")


def mark(text: str, tone: Tone) -> str:
    """Return the symbol of a tone with a blank after it; empty if the text begins with one."""
    sign = _MARKS.get(tone, "")
    return f"{sign} " if sign and text and not text.startswith(_SYMBOLS) else ""


def marked(text: str, tone: Tone) -> str:
    """Return the text with the symbol of its tone before it."""
    return mark(text, tone) + text
