"""How a stop is told: the place and one sentence, and on a second line how to mend it."""

from typing import TextIO

from mtgrec.model.errors import MtgrecError
from mtgrec.model.message import Message
from mtgrec.output.language import say
from mtgrec.output.text import visible


def print_error(error: MtgrecError, stream: TextIO) -> None:
    """Write `place: sentence` and, where it is known, `help: ...`."""
    place = f"{visible(error.place)}: " if error.place else ""
    stream.write(f"{place}{say(error.message)}\n")
    if error.help:
        # Not inside of the f-string: Babel does not look there.
        help = Message("help: {help}", help=error.help)
        stream.write(f"{say(help)}\n")
