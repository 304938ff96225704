"""What a value of the model looks like in JSON and in a spreadsheet's cell."""

from datetime import date, time
from decimal import Decimal
from fractions import Fraction

from mtgrec.model.message import Message
from mtgrec.output.language import _


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
