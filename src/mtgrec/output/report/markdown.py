"""A report as Markdown that is readable as plain text: sources as `[3]`, in full at the end."""

import re

from mtgrec.output.formats.markdown import inert
from mtgrec.output.report import Report
from mtgrec.output.report.page import Data, Writer, page
from mtgrec.output.report.sources import Sources

MARK = "<!-- mtgrec report -->"
"""Marks a file as an earlier report, which may be overwritten; renderers do not show it."""


# What makes a list item, a ruler or a heading at the start of a line; dates and signed numbers do
# not, so they stay readable.
_BEGINNING = re.compile(r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[-+](?:\s|$))|(?=[-=][-= ]*$))")


def data(report: Report, sources: Sources) -> Data:
    """Return the data for the template, with all texts escaped for Markdown."""
    return page(report, Writer(literal, lambda _chart, _name: (), sources))


def sealed(text: str) -> str:
    """Return the finished page, without runs of empty lines."""
    closed = re.sub(r"\n{3,}", "\n\n", text.strip())
    return f"{closed}\n\n{MARK}\n"


def literal(text: str) -> str:
    """Return `text` escaped so that Markdown shows it literally, at the start of a line too."""
    return _BEGINNING.sub(lambda found: f"{found[1] or ''}\\", inert(text))
