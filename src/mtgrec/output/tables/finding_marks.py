"""Findings about items, as marks in tables and in full on the pages of items."""

from collections.abc import Iterable, Mapping, Sequence

from mtgrec.model.problem import Problem
from mtgrec.output.answer import Block, Cell, Column, Facts, Prose, Table
from mtgrec.output.language import _, say

# Plain ASCII, which every terminal shows, and a sign that readers know to look up below a table.
_MARK = "*"


def marked_table(table: Table, place: int, counts: Sequence[int]) -> Table:
    """Return the table with a column of finding counts inserted at `place`, one count per row.

    The table is returned unchanged if all counts are 0.
    """
    if not any(counts):
        return table
    return table._replace(
        columns=[*table.columns[:place], Column(_MARK), *table.columns[place:]],
        rows=[
            [*row[:place], _cell(count), *row[place:]]
            for row, count in zip(table.rows, counts, strict=True)
        ],
    )


def _cell(count: int) -> Cell:
    return Cell(f"{_MARK}{count}", "bad") if count else Cell("")


def mark_line(rows: Iterable[Mapping[str, object]]) -> list[Block]:
    """Return the legend of the marks if at least one of the rows has one."""
    return [Prose("", mark_text())] if any(row.get("findings") for row in rows) else []


def mark_text() -> str:
    """Return the legend of the marks."""
    return _("*: findings about an item (errors and warnings); mtgrec check explains them")


def findings_facts(problems: Sequence[Problem]) -> list[Block]:
    """Return the findings about one item or record for its page: code, sentence, help."""
    pairs: list[tuple[str, str | Cell]] = []
    for problem in problems:
        pairs.append((problem.code, Cell(f"! {say(problem.message)}", "bad")))
        pairs.append(("", say(problem.help)))
    return [Facts(_("Findings"), pairs)] if pairs else []
