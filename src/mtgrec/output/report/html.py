"""A report as one HTML file: nothing in it runs, nothing in it is fetched.

The head of the page is mtgrec's own and verified after the template was rendered: it holds the
content security policy that forbids the browser to run or load anything, whatever follows.
"""

import re
from base64 import b64encode
from hashlib import sha256

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.output.language import current
from mtgrec.output.report import Report
from mtgrec.output.report.charts import pictures
from mtgrec.output.report.page import Data, Writer, page
from mtgrec.output.report.sources import Sources
from mtgrec.output.text import visible

MARK = '<meta name="generator" content="mtgrec report">'
"""Marks a file as an earlier report, which may be overwritten."""

_LANGUAGES = {"zh": "zh-Hans", "en": "en"}
_STYLES = "'unsafe-inline'"
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_FOREIGN = re.compile(
    r"""<\s*(?:script|link|base|iframe|frame|object|embed|form)\b
    | <\s*meta\b(?:[^>"']|"[^"]*"|'[^']*')*?\bhttp-equiv""",
    re.IGNORECASE | re.VERBOSE,
)


def data(report: Report, sources: Sources) -> Data:
    """Return the data for the template, whose environment escapes the texts."""
    return {**page(report, Writer(visible, pictures, sources)), "head": _head(_STYLES)}


def sealed(text: str, place: str) -> str:
    """Return the finished page, with the hashes of its style sheets in its policy.

    Raises UsageError if the template at `place` changed the head, or loads or runs anything.
    """
    head = _head(_STYLES)
    if not text.startswith(head):
        raise UsageError(
            Message(N_("this template does not begin with the head of the page")),
            Message(N_("write {line} as its very first line"), line="{{ head | safe }}"),
            place,
        )
    body = text.removeprefix(head)
    if found := _FOREIGN.search(body):
        raise UsageError(
            Message(
                N_("a report runs and loads nothing, but here stands “{word}”"), word=found[0][:40]
            ),
            Message(N_("take it out of the template")),
            place,
        )
    return _head(" ".join(map(_hash, _STYLE.findall(body))) or "'none'") + body


def _head(styles: str) -> str:
    policy = f"default-src 'none'; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{_LANGUAGES[current()]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n{MARK}\n'
    )


def _hash(style: str) -> str:
    """Return the source expression that allows exactly this style sheet in the policy."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
