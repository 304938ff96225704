"""How long a million readings take, beside a bare loop of the csv module: a script, not a test.

    python tests/benchmarks/metrics.py [ROWS] [RUNS]

Writes ROWS readings into a temporary workspace, then runs `mtgrec metric show --format json` and
`mtgrec status` in turn with a bare loop over the same file, and prints times, ratios and peak
memory. A summary may take 8 times as long as the loop, and 300 MB.
"""

import csv
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

CHANNELS = ("小红书", "朋友圈广告", "抖音", "线下门店", "官网")
METRICS = ("曝光量", "点击量", "转化量", "销售额", "投入成本")
HOURS = ("09:00", "12:00", "15:00", "18:00")
FIRST = date(1999, 1, 1)
PLAN = """\
---
type: campaign
campaign: c
date: 1999-01-01
start: 1999-01-01
end: 2030-12-31
kpis:
  - {id: K234, what: 销售额, target: 5000000000, tier: core}
  - {id: K235, what: 点击率, target: 2%, tier: core}
---
"""


def rows() -> Iterator[str]:
    """Yield readings: four a day, for each metric and channel."""
    chance = random.Random(618)  # the same file each time
    day = FIRST
    while True:
        for hour in HOURS:
            for channel in CHANNELS:
                for metric in METRICS:
                    value = chance.randrange(10, 100_000)
                    cents = f".{value % 100:02}" if metric in METRICS[3:] else ""
                    yield f"{day} {hour},{channel},{metric},{value}{cents},\n"
        day += timedelta(days=1)


def write(root: Path, count: int) -> Path:
    """Write a workspace with `count` readings, and return the path of its metrics."""
    (root / "mtgrec.toml").write_text('[workspace]\nlanguage = "zh"\n', "utf-8")
    folder = root / "c"
    folder.mkdir()
    (folder / "plan.md").write_text(PLAN, "utf-8")
    path = folder / "metrics.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("日期,渠道,指标,数值,预期\n")
        file.writelines(islice(rows(), count))
    return path


def bare(path: Path) -> float:
    """Return how many seconds a bare loop takes."""
    start = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        for _ in csv.reader(file):
            pass
    return time.perf_counter() - start


def called(root: Path, *arguments: str) -> float:
    """Return how many seconds a call of mtgrec takes, from the shell and back."""
    environment = {**os.environ, "MTGREC_TODAY": "2026-06-28", "MTGREC_LANG": "en"}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mtgrec", *arguments],
        cwd=root,
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def main() -> None:
    """Measure in turns, and print medians."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    calls = {"metric show": ("metric", "show", "--format", "json"), "status": ("status",)}
    with tempfile.TemporaryDirectory() as scratch:
        path = write(Path(scratch), count)
        bare(path)
        print(f"{count} readings, {path.stat().st_size / 1e6:.0f} MB")
        for name, arguments in calls.items():
            rounds = [(bare(path), called(path.parent.parent, *arguments)) for _ in range(runs)]
            loop, call = (statistics.median(times) for times in zip(*rounds, strict=True))
            ratio = statistics.median(mine / base for base, mine in rounds)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(
                f"{name}: {call:.2f} s, bare csv loop {loop:.2f} s, ratio {ratio:.2f}, "
                f"peak so far {peak:.0f} MB"
            )


if __name__ == "__main__":
    main()
