"""Marks of findings beside items, in tables and on pages of their own."""

from collections.abc import Iterable, Mapping, Sequence

from mtgrec.model.problem import Problem
from mtgrec.output.answer import Block, Cell, Column, Facts, Prose, Table
from mtgrec.output.language import _, say

# Plain ASCII: every terminal has it, and everybody looks for what it stands for further down.
_MARK = "*"


def marked_table(table: Table, place: int, counts: Sequence[int]) -> Table:
    """Return the table with a column, before the one at `place`, of the findings about each row.

    Where nothing was found about any of them, it is as it was.
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
    """Return what the marks mean, where at least one of the rows shown has one."""
    return [Prose("", mark_text())] if any(row.get("findings") for row in rows) else []


def mark_text() -> str:
    """Return what the marks mean."""
    return _("*: findings about an item (errors and warnings); mtgrec check explains them")


def findings_facts(problems: Sequence[Problem]) -> list[Block]:
    """Return what was found about one thing, for its page: code, sentence, help."""
    pairs: list[tuple[str, str | Cell]] = []
    for problem in problems:
        pairs.append((problem.code, Cell(f"! {say(problem.message)}", "bad")))
        pairs.append(("", say(problem.help)))
    return [Facts(_("Findings"), pairs)] if pairs else []
