"""The columns of `metrics.csv`, in either language."""

from collections.abc import Sequence

from mtgrec.document.record.short import LONGEST
from mtgrec.model.values.words import fold

COLUMNS = (
    ("date", "日期"),
    ("channel", "渠道"),
    ("metric", "指标"),
    ("value", "数值"),
    ("expected", "预期"),
    ("campaign", "项目"),
)
_BY_NAME = {fold(spelling): names[0] for names in COLUMNS for spelling in names}


def column(name: str) -> str | None:
    """Return the English name of a column, or None where it is none of ours."""
    return _BY_NAME.get(fold(name[:LONGEST]))


def title_of(name: str) -> str:
    """Return both names of a column, as a sentence names it."""
    return next(" ".join(names) for names in COLUMNS if names[0] == name)


def columns_of(heading: Sequence[str]) -> dict[str, int]:
    """Return where each known column stands, by its English name."""
    names = list(map(column, heading))
    return {name: names.index(name) for name in names if name}
