"""Marks beside words that have a tone: who cannot tell the colours apart still sees them."""

from mtgrec.output.answer import Tone

_MARKS = {"good": "✓", "bad": "!"}
_KNOWN = ("✓", "✗", "!", "！", "↑", "↓")


def mark(text: str, tone: Tone) -> str:
    """Return the mark of a tone with the blank after it; nothing where the text bears one."""
    sign = _MARKS.get(tone, "")
    return f"{sign} " if sign and text and not text.startswith(_KNOWN) else ""


def marked(text: str, tone: Tone) -> str:
    """Return the text with the mark of its tone."""
    return mark(text, tone) + text
