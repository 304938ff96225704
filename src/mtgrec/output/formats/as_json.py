"""JSON for programs: one document, readable by people, harmless on a terminal, data unchanged."""

import json
import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from fractions import Fraction

from mtgrec.model.message import Message
from mtgrec.output.language import _
from mtgrec.output.text import escape

_FOREIGN = re.compile(r"[^\x00-\x7f]")


def render(document: Mapping[str, object], encoding: str = "utf-8") -> str:
    r"""Return the document; what must not be shown, or not in `encoding`, stands as `\uXXXX`."""
    text = json.dumps(document, ensure_ascii=False, indent=2, default=plain)
    text = escape(text, _ascii)
    if not _fits(text, encoding):
        text = _FOREIGN.sub(lambda hit: hit[0] if _fits(hit[0], encoding) else _ascii(hit[0]), text)
    return f"{text}\n"


def _ascii(character: str) -> str:
    return json.dumps(character)[1:-1]


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def plain(value: object) -> str:
    """Return as text what JSON has no form for; fits `json.dumps(default=...)`."""
    match value:
        case date() | time():  # a datetime is a date
            return value.isoformat()
        case Decimal():
            return f"{value:f}"  # never 1E+3
        case Fraction():
            return str(value)
        case Message():
            return value.say(_)
        case _:
            raise TypeError(f"no output form for {type(value).__name__}")
