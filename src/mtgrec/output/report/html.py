"""A report as one HTML file: nothing in it runs, nothing in it is fetched.

The beginning of the page is ours and checked after the template has had its turn: it carries the
policy that tells the browser to run and load nothing, whatever stands below.
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
"""Marks a file as an earlier report, which may be written over."""

_LANGUAGES = {"zh": "zh-Hans", "en": "en"}
_STYLES = "'unsafe-inline'"
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_FOREIGN = re.compile(
    r"""<\s*(?:script|link|base|iframe|frame|object|embed|form)\b
    | <\s*meta\b(?:[^>"']|"[^"]*"|'[^']*')*?\bhttp-equiv""",
    re.IGNORECASE | re.VERBOSE,
)


def data(report: Report, sources: Sources) -> Data:
    """Return what the template gets; its texts are escaped by the template's own environment."""
    return {**page(report, Writer(visible, pictures, sources)), "head": _head(_STYLES)}


def sealed(text: str, place: str) -> str:
    """Return the finished page; raises UsageError where the template at `place` opened it up."""
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
    """Return the name by which the policy lets just this style sheet pass."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
