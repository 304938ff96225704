"""How long all rules take, beside reading the same records cold: a script, not a test.

    python tests/benchmarks/checking.py [RECORDS] [RUNS]

The limit of reading and checking together is twice the time of reading alone. Also says which rules
take longest.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.engine.run import run
from mtgrec.rules.engine.selection import Selection
from mtgrec.rules.table import RULES
from mtgrec.store.reading.library import Library, read_library
from mtgrec.store.workspace import open_workspace

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.reading import write

NOW = datetime(2021, 6, 10, 23, 59)  # noqa: DTZ001 - as the program's own moments
EVERYTHING = Selection(frozenset(check.info.code for check in RULES))
SLOWEST = 8


def read(root: Path) -> Library:
    """Read all records, as if for the first time."""
    return read_library(open_workspace(root))


def view_of(root: Path, library: Library) -> RuleView:
    """Return a fresh view: nothing in it is computed yet."""
    book = library.book()
    rules = open_workspace(root).settings.thresholds
    return RuleView(library.records, book, library.context(NOW, rules, book))


def one_round(root: Path) -> tuple[float, float, int]:
    """Return the seconds of reading, those of checking, and how much was found."""
    start = time.perf_counter()
    library = read(root)
    between = time.perf_counter()
    found = run(view_of(root, library), RULES, EVERYTHING, library.problems)
    return between - start, time.perf_counter() - between, len(found)


def slowest(root: Path) -> list[tuple[float, str]]:
    """Return the rules that take longest, each run by itself on a view that is warm."""
    library = read(root)
    view = view_of(root, library)
    run(view, RULES, EVERYTHING, ())
    times = []
    for check in RULES:
        start = time.perf_counter()
        run(view, [check], EVERYTHING, ())
        times.append((time.perf_counter() - start, f"{check.info.code} {check.info.name}"))
    return sorted(times, reverse=True)[:SLOWEST]


def main() -> None:
    """Measure in turns, and print medians and their ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    os.environ["MTGREC_NO_INDEX"] = "1"
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        write(root, count)
        rounds = [one_round(root) for _ in range(runs)]
        reading = statistics.median(each[0] for each in rounds)
        checking = statistics.median(each[1] for each in rounds)
        print(
            f"{count} records, {rounds[0][2]} findings: reading {reading:.2f} s, "
            f"checking {checking:.2f} s, together {(reading + checking) / reading:.2f} times reading"
        )
        for seconds, rule in slowest(root):
            print(f"    {seconds:.3f} s  {rule}")


if __name__ == "__main__":
    main()
