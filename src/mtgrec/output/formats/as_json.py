"""JSON for programs: one document, indented, safe to show on a terminal, data unchanged."""

import json
import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from fractions import Fraction

from mtgrec.model.message import Message
from mtgrec.model.values.shell_words import with_quoted_commands
from mtgrec.output.language import _
from mtgrec.output.text import escape

_NON_ASCII = re.compile(r"[^\x00-\x7f]")


def render(document: Mapping[str, object], encoding: str = "utf-8") -> str:
    r"""Return the document; hidden characters and those not in `encoding` are written `\uXXXX`."""
    text = json.dumps(document, ensure_ascii=False, indent=2, default=plain)
    text = escape(text, _json_escape)
    if not _can_encode(text, encoding):
        text = _NON_ASCII.sub(
            lambda hit: hit[0] if _can_encode(hit[0], encoding) else _json_escape(hit[0]), text
        )
    return f"{text}\n"


def _json_escape(character: str) -> str:
    return json.dumps(character)[1:-1]


def _can_encode(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def plain(value: object) -> str:
    """Return a value that JSON has no type for as text, for `json.dumps(default=...)`.

    Raises TypeError for types that no document contains.
    """
    match value:
        case date() | time():  # a datetime is a date
            return value.isoformat()
        case Decimal():
            return f"{value:f}"  # never 1E+3
        case Fraction():
            return str(value)
        case Message():
            return value.say(_, fill=with_quoted_commands)
        case _:
            raise TypeError(f"no output form for {type(value).__name__}")
