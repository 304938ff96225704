"""A progress bar for long reads: on stderr, only on a terminal, and only after a delay."""

import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TextIO, TypeVar

from mtgrec.output.text import visible

Item = TypeVar("Item")

DELAY = 0.5
"""Seconds until the bar appears."""
INTERVAL = 0.1
"""Seconds between two updates."""


def track(
    items: Iterable[Item],
    total: int | Callable[[], int],
    label: str,
    stream: TextIO | None = None,
    *,
    color: bool = True,
    size: Callable[[Item], int] = lambda _: 1,
) -> Iterable[Item]:
    """Return `items`, with a progress bar once iterating takes longer than `DELAY`.

    The bar counts what `size` returns for each item, up to `total`; a function is called for it only
    when the bar appears.
    """
    stream = stream or sys.stderr
    if not stream.isatty():
        return items
    return _tracked(items, size, lambda: _Bar(stream, total, label, color=color))


def _tracked(
    items: Iterable[Item], size: Callable[[Item], int], make_bar: Callable[[], "_Bar"]
) -> Iterator[Item]:
    bar, due, done = None, monotonic() + DELAY, 0
    try:
        for item in items:
            if monotonic() >= due:
                bar = bar or make_bar()
                bar.show(done)
                due = monotonic() + INTERVAL
            yield item
            done += size(item)
    finally:
        if bar:
            bar.remove()


class _Bar:
    """A bar of Rich, drawn only by `show`: a refresh thread would cost too much."""

    def __init__(
        self, stream: TextIO, total: int | Callable[[], int], label: str, *, color: bool
    ) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        console = Console(file=stream, color_system="standard" if color else None)
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(style="dim", complete_style="cyan", finished_style="cyan"),
            MofNCompleteColumn(),
        )
        self.progress = Progress(*columns, console=console, transient=True, auto_refresh=False)
        self.task = self.progress.add_task(
            visible(label), total=total() if callable(total) else total
        )
        self.progress.start()

    def show(self, done: int) -> None:
        self.progress.update(self.task, completed=done, refresh=True)

    def remove(self) -> None:
        self.progress.stop()
