"""How time and memory grow with what a workspace holds: a script, not a test.

    python tests/benchmarks/sizes.py [--shape WORDS] [--command WORD] [--runs N] [--marked] [--list]

Every command runs on every shape (`shapes/`) in three sizes, each twice the one before. Each run is
a child of one process that has loaded everything, so what is measured is the work alone, without the
start of Python: processor time, and the peak of memory. Marked are rows that grow by more than 2.2 per
doubling, that take more than 1 s, or more than 200 MB. A row that would be marked is measured again,
and the best of `--runs` counts. The growth is that of the second doubling, and told only where the
largest size takes at least a quarter of a second more than an almost empty workspace. Unix only.
"""

import argparse
import contextlib
import gc
import importlib
import os
import pkgutil
import resource
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import mtgrec
from mtgrec.cli import run

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.shapes import (
    COMMANDS,
    TODAY,
    Files,
    Shape,
    lists,
    texts,
    values,
    workspace,
    workspaces,
    write,
)

SHAPES = [*lists.SHAPES, *values.SHAPES, *texts.SHAPES, *workspaces.SHAPES]
GROWTH, SECONDS, MEGABYTES = 2.2, 1.0, 200
MEASURABLE = 0.25
"""The least seconds of work from which growth is told: below, chance says more."""
PATIENCE = 20
"""The seconds of processor time after which a run is given up."""
OUR_BUG = 70


class Run(NamedTuple):
    """What one run took: seconds of processor time, megabytes at its peak, and how it ended."""

    seconds: float
    megabytes: float
    code: int


class Row(NamedTuple):
    """What a command takes on a shape: at its largest size, and by how much it grows."""

    shape: str
    command: str
    largest: Run
    growth: float | None
    """The factor per doubling; None where the work is too short to tell."""

    @property
    def marks(self) -> list[str]:
        """Return which limits the row is over."""
        marks = {
            "GROWTH": (self.growth or 0) > GROWTH,
            "TIME": self.largest.seconds > SECONDS,
            "MEMORY": self.largest.megabytes > MEGABYTES,
            "BUG": self.largest.code in (OUR_BUG, -1),
        }
        return [name for name, over in marks.items() if over]

    def __str__(self) -> str:
        """Return the row as it is printed."""
        growth = f"{self.growth:5.2f}" if self.growth else "    -"
        return (
            f"{self.shape:40.40} {self.command:8} {self.largest.seconds:7.2f} s "
            f"{self.largest.megabytes:5.0f} MB {growth}  exit {self.largest.code:2} "
            f"{' '.join(self.marks)}"
        ).rstrip()


def load_everything() -> None:
    """Import all that any command would import."""
    for module in pkgutil.walk_packages(mtgrec.__path__, "mtgrec."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


@contextlib.contextmanager
def workspace_of(files: Files) -> Iterator[Path]:
    """Write files into a temporary folder, and remove it afterwards."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch, "workspace")
        write(root, files)
        yield root


def child(root: Path, arguments: list[str]) -> None:
    """Run one command in this process, and end it."""
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.chdir(root)
    code = 71
    try:
        code = run(arguments)
    finally:
        os._exit(code)


def measured(root: Path, command: str) -> Run:
    """Run a command on a workspace that it may change; what it changes is put back."""
    arguments = [*COMMANDS[command], "--today", TODAY]
    place = root
    if command == "fix":
        place = root.with_name("copy")
        shutil.copytree(root, place)
    process = os.fork()
    if not process:
        child(place, arguments)
    _, status, used = os.wait4(process, 0)
    if place != root:
        shutil.rmtree(place)
    code = os.waitstatus_to_exitcode(status)
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, max(code, -1))


def best(root: Path, command: str, runs: int, enough: float) -> Run:
    """Return the best of up to `runs` runs; one that takes less than `enough` seconds will do."""
    found = measured(root, command)
    for _ in range(runs - 1):
        if found.seconds <= enough or found.code == -1:
            break
        again = measured(root, command)
        found = Run(min(found.seconds, again.seconds), min(found[1], again[1]), again.code)
    return found


def rows(shape: Shape, commands: list[str], runs: int, empty: dict[str, float]) -> Iterator[Row]:
    """Measure all commands on one shape."""
    *_, middle, most = shape.sizes()
    with workspace_of(shape.files(most)) as large, workspace_of(shape.files(middle)) as medium:
        for command in commands:
            largest = best(large, command, runs, SECONDS)
            growth, work = None, largest.seconds - empty[command]
            if work >= MEASURABLE:
                half = best(medium, command, runs, 0).seconds - empty[command]
                growth = work / max(half, 0.001)
                if growth > GROWTH and largest.seconds <= SECONDS:
                    largest = best(large, command, runs, 0)
                    growth = (largest.seconds - empty[command]) / max(half, 0.001)
            yield Row(shape.name, command, largest, growth)


def main() -> None:
    """Measure, print every row, and the worst once more at the end."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shape", default="", help="only shapes with these words in the name")
    parser.add_argument("--command", choices=COMMANDS, action="append", help="only this command")
    parser.add_argument("--runs", type=int, default=3, help="the best of so many runs counts")
    parser.add_argument("--marked", action="store_true", help="print marked rows only")
    parser.add_argument("--list", action="store_true", help="print the names of the shapes")
    asked = parser.parse_args()
    shapes = [shape for shape in SHAPES if asked.shape.casefold() in shape.name.casefold()]
    if asked.list:
        print(*(shape.name for shape in shapes), sep="\n")
        return
    commands = asked.command or list(COMMANDS)
    os.environ["MTGREC_NO_INDEX"] = "1"
    load_everything()
    gc.disable()  # as the program does
    with workspace_of(workspace("---\ntype: weekly\n---\n")) as root:
        empty = {command: best(root, command, 3, 0).seconds for command in commands}
    found: list[Row] = []
    for shape in shapes:
        for row in rows(shape, commands, asked.runs, empty):
            found.append(row)
            if row.marks or not asked.marked:
                print(row, flush=True)
    marked = [row for row in found if row.marks]
    print(f"\n{len(shapes)} shapes x {len(commands)} commands; {len(marked)} rows marked; longest:")
    for row in sorted(found, key=lambda row: row.largest.seconds, reverse=True)[:10]:
        print(row)
    print("most memory:")
    for row in sorted(found, key=lambda row: row.largest.megabytes, reverse=True)[:5]:
        print(row)


if __name__ == "__main__":
    main()
