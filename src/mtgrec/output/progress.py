"""A bar for long reads: on stderr, on a terminal only, and only for those who wait."""

import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TextIO, TypeVar

from mtgrec.output.text import visible

Item = TypeVar("Item")

PATIENCE = 0.5
PAUSE = 0.1


def track(
    items: Iterable[Item],
    total: int | None,
    label: str,
    stream: TextIO | None = None,
    *,
    color: bool = True,
) -> Iterable[Item]:
    """Return `items`, shown as they pass once that takes longer than half a second."""
    stream = stream or sys.stderr
    if not stream.isatty():
        return items
    return _watched(items, lambda: _Bar(stream, total, visible(label), color=color))


def _watched(items: Iterable[Item], appear: Callable[[], "_Bar"]) -> Iterator[Item]:
    bar, due = None, monotonic() + PATIENCE
    try:
        for done, item in enumerate(items):
            if monotonic() >= due:
                bar = bar or appear()
                bar.show(done)
                due = monotonic() + PAUSE
            yield item
    finally:
        if bar:
            bar.vanish()


class _Bar:
    """One bar of Rich's, drawn when told to: a thread of its own would be too much."""

    def __init__(self, stream: TextIO, total: int | None, label: str, *, color: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        console = Console(file=stream, color_system="standard" if color else None)
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(style="dim", complete_style="cyan", finished_style="cyan"),
            MofNCompleteColumn(),
        )
        self.progress = Progress(*columns, console=console, transient=True, auto_refresh=False)
        self.task = self.progress.add_task(label, total=total)
        self.progress.start()

    def show(self, done: int) -> None:
        self.progress.update(self.task, completed=done, refresh=True)

    def vanish(self) -> None:
        self.progress.stop()
