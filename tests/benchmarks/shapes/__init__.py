"""Workspaces of a shape in any size: what grows is one list, one text or one number of files.

Each shape comes in three sizes, each twice the one before. What lies in a front matter grows up to
the limits of the reader (256 KiB, 10,000 values), one file up to just below the limit of 8 MB.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

Files = Mapping[str, str | bytes]
"""The content of each file, by its path."""

RECORD = "618/r.md"
"""The record that is shown and edited; in most shapes the one that grows."""
CAMPAIGN = "618"
FRONT_MATTER = 250_000
"""The greatest front matter of a shape, in bytes."""
NODES = 9_500
"""The most nodes of a shape's front matter."""
FILE = 7_500_000
"""The greatest file of a shape, in bytes."""
SIZES = (1, 2, 4)

TODAY = "2026-06-28"
COMMANDS = {
    "status": ["status"],
    "list": ["list", "actions", "--all"],
    "records": ["list", "records", "--all"],
    "show": ["show", RECORD],
    "check": ["check"],
    "fix": ["check", "--fix", "--unsafe-fixes"],
    "set": ["set", RECORD, "place=here", "--dry-run"],
    "new": ["new", "weekly", "--campaign", "618", "--dry-run"],
    "report": ["report", "evaluation", "--campaign", "618"],
    "metric": ["metric", "show"],
}
"""What each command is called with, on every shape."""

HEAD = """\
---
type: weekly
id: R
campaign: "618"
title: Weekly
date: 2026-06-01
chair: Ann
"""
TOML = '[workspace]\nlanguage = "en"\n'
PLAN = """\
---
type: campaign
id: P
campaign: "618"
date: 2026-05-01
start: 2026-05-01
end: 2026-06-30
kpis:
  - {id: K1, what: revenue, target: 1000, owner: Ann}
---
"""


class Shape(NamedTuple):
    """A shape: its name, and the files of a workspace in which `count` of something grow."""

    name: str
    files: Callable[[int], Files]
    most: int
    """The count of the largest size."""

    def sizes(self) -> list[int]:
        """Return the counts of the three sizes."""
        return [max(1, self.most * size // SIZES[-1]) for size in SIZES]


def workspace(record: str | bytes, **others: str | bytes) -> Files:
    """Return a workspace with one record, a plan and other files (`__` stands for a slash)."""
    return {"mtgrec.toml": TOML, "618/plan.md": PLAN, RECORD: record, **others}


def fitting(entry: str, *, nodes: int | None = None) -> int:
    """Return how many entries such as this fit into a front matter, by bytes and by nodes."""
    each = nodes or 1 + 2 * entry.count(": ") + entry.count("- ")
    return min(FRONT_MATTER // len(entry.encode()), NODES // each)


def in_front_matter(
    name: str, before: str, entry: str, after: str = "", *, fixed: str = ""
) -> Shape:
    """Return the shape of a record with many entries; `{n}` in `entry` is the number of each.

    `fixed` is the entry as `check --fix` leaves it, where that is larger: with an id.
    """
    most = fitting((fixed or entry).replace("{n}", "10000"))

    def files(count: int) -> Files:
        entries = "".join(entry.replace("{n}", str(number)) for number in range(1, count + 1))
        return workspace(f"{HEAD}{before}{entries}{after}---\n")

    return Shape(name, files, most)


def in_text(name: str, before: str, unit: str, after: str = "", most: int = 0) -> Shape:
    """Return the shape of a record's file that repeats `unit` up to 7.5 MB or `most` bytes."""

    def files(count: int) -> Files:
        return workspace(before + unit * count + after)

    return Shape(name, files, (most or FILE) // len(unit.encode()))


def write(root: Path, files: Files) -> None:
    """Write the files of a workspace."""
    for path, content in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
