"""How long a million readings take, beside a bare loop of the csv module: a script, not a test.

    python tests/benchmarks/metrics.py [ROWS] [RUNS]

Writes ROWS readings into a temporary workspace, then runs `mtgrec metric show --format json` and
`mtgrec status` in turn with a bare loop over the same file, and prints times, ratios and peak
memory. A summary may take 8 times as long as the loop, and 300 MB.

Then it imports exports with as many readings into an empty file, in turn with a bare loop that
reads the export with csv.reader and writes the same readings with csv.writer: one export with a
column for each of three metrics, and one with a row for each reading. Times are processor time.
"""

import csv
import os
import random
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


def write_wide(path: Path, count: int) -> None:
    """Write an export of `count` readings, three in each hour of a channel."""
    chance = random.Random(618)
    moments = (
        f"{FIRST + timedelta(days=day)} {hour:02}:00,{channel}"
        for day in range(count)
        for hour in range(24)
        for channel in CHANNELS
    )
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("日期,渠道,曝光量,点击量,消耗\n")
        for moment in islice(moments, -(-count // 3)):
            shown, clicks = chance.randrange(1000, 100_000), chance.randrange(1, 1000)
            file.write(f"{moment},{shown},{clicks},{clicks}.{shown % 100:02}\n")


def write_long(path: Path, count: int) -> None:
    """Write an export of `count` readings, one in each row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("date,channel,metric,value,expected\n")
        file.writelines(islice(rows(), count))


def bare(path: Path) -> float:
    """Return how many seconds a bare loop takes."""
    start = time.process_time()
    with path.open(encoding="utf-8", newline="") as file:
        for _ in csv.reader(file):
            pass
    return time.process_time() - start


def copied(path: Path, target: Path) -> float:
    """Return how many seconds a bare loop takes that writes each reading of an export as a row."""
    start = time.process_time()
    with (
        path.open(encoding="utf-8", newline="") as file,
        target.open("w", encoding="utf-8", newline="") as new,
    ):
        table, writer = csv.reader(file), csv.writer(new, lineterminator="\n")
        heading = next(table)
        if "value" in heading:
            for row in table:
                writer.writerow(row)
        else:
            for date_, channel, *values in table:
                for metric, value in zip(heading[2:], values, strict=True):
                    writer.writerow((date_, channel, metric, value, ""))
    return time.process_time() - start


def called(root: Path, *arguments: str) -> tuple[float, float]:
    """Return how many seconds a call of mtgrec takes, and its memory in MB."""
    environment = {**os.environ, "MTGREC_TODAY": "2026-06-28", "MTGREC_LANG": "en"}
    child = subprocess.Popen(
        [sys.executable, "-m", "mtgrec", *arguments],
        cwd=root,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, arguments)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def imports(count: int, runs: int) -> None:
    """Measure imports beside a bare loop that reads and writes, and one that only reads."""
    for name, write_export in (("wide", write_wide), ("long", write_long)):
        measured = []
        for _ in range(runs):
            with tempfile.TemporaryDirectory() as scratch:
                root = Path(scratch)
                write(root, 0)
                write_export(root / "export.csv", count)
                read = bare(root / "export.csv")
                loop = copied(root / "export.csv", root / "copy.txt")
                measured.append((read, loop, *called(root, "metric", "import", "export.csv")))
        read, loop, seconds, peak = (
            statistics.median(column) for column in zip(*measured, strict=True)
        )
        print(
            f"metric import, {name}: {seconds:.2f} s, csv loop {loop:.2f} s, ratio "
            f"{seconds / loop:.2f}; reading alone {read:.2f} s, ratio {seconds / read:.1f}; "
            f"peak {peak:.0f} MB"
        )


def main() -> None:
    """Measure in turns, and print medians."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    imports(count, runs)
    calls = {"metric show": ("metric", "show", "--format", "json"), "status": ("status",)}
    with tempfile.TemporaryDirectory() as scratch:
        path = write(Path(scratch), count)
        bare(path)
        print(f"{count} readings, {path.stat().st_size / 1e6:.0f} MB")
        for name, arguments in calls.items():
            rounds = [(bare(path), called(path.parent.parent, *arguments)) for _ in range(runs)]
            loop = statistics.median(base for base, _ in rounds)
            call = statistics.median(seconds for _, (seconds, _) in rounds)
            peak = max(memory for _, (_, memory) in rounds)
            print(
                f"{name}: {call:.2f} s, bare csv loop {loop:.2f} s, ratio {call / loop:.2f}, "
                f"peak {peak:.0f} MB"
            )


if __name__ == "__main__":
    main()
