"""The places that a report is based on: collected for git, and completed with commits."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mtgrec.output.report import Evidence, Grid, Report

Place = tuple[str, int]

_NO_EVIDENCE = "problems"
"""The key of a document for what could not be read, which is no source of a figure."""


def places(report: Report) -> set[Place]:
    """Return every place that the report names, in its statements or in its document."""
    return set(_places(report))


def _places(part: object) -> Iterator[Place]:
    if isinstance(part, Evidence):
        yield part.path, part.line
    elif isinstance(part, Mapping):
        if place := _place_in(part):
            yield place
        for name, value in part.items():
            if name != _NO_EVIDENCE:
                yield from _places(value)
    elif isinstance(part, Sequence) and not isinstance(part, str):
        for value in part:
            yield from _places(value)


def _place_in(document: Mapping[Any, object]) -> Place | None:
    path, line = document.get("path"), document.get("line")
    return (path, line) if isinstance(path, str) and isinstance(line, int) else None


def with_commits(report: Report, commits: Mapping[Place, str]) -> Report:
    """Return the report with the commit of every place; null in the document if git has none."""
    done = _with_commits(report, commits)
    assert isinstance(done, Report)  # noqa: S101 - each part keeps its type
    return done


def _with_commits(part: object, commits: Mapping[Place, str]) -> object:
    if isinstance(part, Evidence):
        return part._replace(commit=commits.get((part.path, part.line), ""))
    if isinstance(part, Mapping):
        inside = {
            name: value if name == _NO_EVIDENCE else _with_commits(value, commits)
            for name, value in part.items()
        }
        place = _place_in(part)
        return {**inside, "commit": commits.get(place)} if place else inside
    if isinstance(part, str) or not isinstance(part, Sequence):
        return part
    values = [_with_commits(value, commits) for value in part]
    make = getattr(type(part), "_make", None)  # a NamedTuple
    return make(values) if make else values


def without_places(report: Report) -> Report:
    """Return the report without addresses and sources on its pages; its document keeps them."""
    return _without_places(report)._replace(document=report.document)  # type: ignore[attr-defined, no-any-return]


def _without_places(part: object) -> object:
    if isinstance(part, Evidence | Mapping | str) or not isinstance(part, Sequence):
        return part
    if isinstance(part, Grid):
        part = _without_addresses(part)
    make = getattr(type(part), "_make", None)  # a NamedTuple
    values = [_without_places(value) for value in part]
    if make is None:
        return [value for value in values if not isinstance(value, Evidence)]
    return make(values)


def _without_addresses(grid: Grid) -> Grid:
    """Return a table without the columns that hold nothing but addresses."""
    kept = [
        number
        for number in range(len(grid.columns))
        if not grid.rows or any(row[number].tone != "accent" for row in grid.rows)
    ]
    return grid._replace(
        columns=[grid.columns[number] for number in kept],
        rows=[[row[number] for number in kept] for row in grid.rows],
    )
