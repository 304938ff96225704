"""A report as plain data for a template: texts escaped, sources numbered."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from mtgrec.output.formats.layout import SHORT
from mtgrec.output.language import _
from mtgrec.output.report import (
    BLANK,
    Block,
    Chart,
    Evidence,
    Grid,
    Headline,
    Paragraph,
    Points,
    Report,
    Section,
    Value,
)
from mtgrec.output.report.charts import table
from mtgrec.output.report.sources import Sources, commit_text, place_text
from mtgrec.output.report.tone_symbols import mark
from mtgrec.output.tables.cells import NONE, named
from mtgrec.output.text import width

_ADDRESS = 24
"""An address up to this width is one word and stays on one line, even on a phone."""

Data = dict[str, Any]
"""Strings, numbers, lists and mappings only: it is passed to the template as JSON."""


class Writer(NamedTuple):
    """What differs between HTML and Markdown."""

    text: Callable[[str], str]
    """Escapes a text for the place in which the template puts it."""
    pictures: Callable[[Chart, str], Sequence[str]]
    sources: Sources


def page(report: Report, writer: Writer) -> Data:
    """Return the report for a template."""
    text = writer.text
    data = {
        "kind": report.kind,
        "title": text(report.title),
        "subtitle": text(report.subtitle),
        "signed": [
            {"label": text(label), "text": text(said), "line": text(named(label, said))}
            for label, said in report.signed
        ],
        "question": text(report.question),
        "verdict": [_value(writer, value) for value in report.verdict],
        "answers": [_headline(writer, answer) for answer in report.answers],
        "sections": [
            _section(writer, section, number) for number, section in enumerate(report.sections, 1)
        ],
        "notes": [_value(writer, value) for value in report.notes],
        "words": _words(),
    }
    return {**data, "sources": _sources(writer)}  # last: now all of them have their numbers


def _words() -> Mapping[str, str]:
    """Return the texts of the templates themselves, in the interface language."""
    return {
        "figures": _("Figures of this chart"),
        "notes": _("How to read this"),
        "sources": _("Sources"),
        "made": _("made by mtgrec"),
    }


def _section(writer: Writer, section: Section, number: int) -> Data:
    blocks = [
        _block(writer, block, f"c{number}-{place}") for place, block in enumerate(section.blocks, 1)
    ]
    return {
        "title": writer.text(section.title),
        "lead": writer.text(section.lead),
        "blocks": [block for block in blocks if block],
    }


def _block(writer: Writer, block: Block, name: str) -> Data | None:
    match block:
        case Grid():
            return _grid(writer, block)
        case Points():
            items = [_value(writer, item) for item in block.items]
            return _listed(writer, "points", block, items=items) if items or block.empty else None
        case Paragraph():
            value = Value(block.text, block.tone, block.evidence)
            return {"kind": "paragraph", **_value(writer, value)} if block.text else None
        case _:
            return _chart(writer, block, name)


def _listed(writer: Writer, kind: str, block: Grid | Points, **more: object) -> Data:
    title, empty = writer.text(block.title), writer.text(block.empty)
    return {"kind": kind, "title": title, "empty": empty, **more}


def _grid(writer: Writer, grid: Grid) -> Data | None:
    if not grid.rows and not grid.empty:
        return None
    columns = [
        {
            "title": writer.text(column.title),
            "align": column.align,
            "style": _style(column.align, short=width(column.title) <= SHORT),
            "cells": f"{column.align} whole" if column.whole else column.align,
        }
        for column in grid.columns
    ]
    rows = [[_value(writer, value) for value in row] for row in grid.rows]
    return _listed(writer, "grid", grid, columns=columns, rows=rows)


def _chart(writer: Writer, chart: Chart, name: str) -> Data:
    grid = table(chart)
    found = _grid(writer, grid._replace(empty=grid.empty or _("no data")))
    return {
        "kind": "chart",
        "title": writer.text(chart.title),
        "summary": writer.text(chart.summary),
        "pictures": list(writer.pictures(chart, name)) if grid.rows else [],
        "table": found,
    }


def _headline(writer: Writer, answer: Headline) -> Data:
    return {
        "label": writer.text(answer.label),
        "note": writer.text(answer.note),
        **_value(writer, Value(answer.value, answer.tone, answer.evidence)),
    }


def _value(writer: Writer, value: Value) -> Data:
    return {
        "text": BLANK if value.text == BLANK else writer.text(value.text) or NONE,
        "style": _style(value.tone, short=_is_short(value)),
        "tone": value.tone,
        "mark": mark(value.text, value.tone),
        "references": _references(writer, value.evidence),
    }


def _is_short(value: Value) -> bool:
    return width(value.text) <= (_ADDRESS if value.tone == "accent" else SHORT)


def _style(name: str, *, short: bool) -> str:
    """Return the CSS classes of a text; a short one stays on one line."""
    return " ".join(filter(None, (name, "short" if short else "")))


def _references(writer: Writer, evidence: Sequence[Evidence]) -> list[Data]:
    return [
        {
            "text": each.text,
            "number": each.first,
            "href": "" if each.run else writer.sources.href(each.evidence),
            "place": "" if each.run else _place(writer, each.evidence),
        }
        for each in writer.sources.references(evidence)
    ]


def _place(writer: Writer, evidence: Evidence) -> str:
    commit = commit_text(evidence)
    place = place_text(evidence)
    return writer.text(f"{place} · {commit}" if commit else place)


def _sources(writer: Writer) -> list[Data]:
    return [
        {
            "number": number,
            "place": writer.text(place_text(evidence)),
            "href": writer.sources.href(evidence),
            "commit": writer.text(commit_text(evidence)),
        }
        for number, evidence in writer.sources.listed()
    ]
