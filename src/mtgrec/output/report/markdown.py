"""A report as Markdown that reads well as it is, too: sources as `[3]`, in full at the end."""

import re

from mtgrec.output.formats.markdown import inert
from mtgrec.output.report import Report
from mtgrec.output.report.page import Data, Writer, page
from mtgrec.output.report.sources import Sources

MARK = "<!-- mtgrec report -->"
"""Marks a file as an earlier report, which may be written over; no reader shows it."""


# What begins an item, a ruler or an underlined heading where it begins a line; dates and signed
# numbers do not, so they stay readable.
_BEGINNING = re.compile(r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[-+](?:\s|$))|(?=[-=][-= ]*$))")


def data(report: Report, sources: Sources) -> Data:
    """Return what the template gets; a text means nothing in Markdown but itself."""
    return page(report, Writer(settled, lambda _chart, _name: (), sources))


def sealed(text: str) -> str:
    """Return the finished page; what a template left out leaves no gap."""
    closed = re.sub(r"\n{3,}", "\n\n", text.strip())
    return f"{closed}\n\n{MARK}\n"


def settled(text: str) -> str:
    """Return `text` so that it means nothing but itself, wherever on a line it stands."""
    return _BEGINNING.sub(lambda found: f"{found[1] or ''}\\", inert(text))
