"""How long reading takes, beside the least that YAML's parser takes: a script, not a test.

    python tests/benchmarks/reading.py [RECORDS] [RUNS]

Writes RECORDS records into a temporary folder, then compares `read_library` with a bare loop over
the events of the same front matter: without an index, cold (the index is made), and warm.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from mtgrec.store.reading.library import read_library
from mtgrec.store.workspace import open_workspace

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

RECORD = """\
---
类型: 执行例会
编号: {campaign}-WK-{number}
项目: {campaign}
主题: 第 {number} 次例会
日期: {year}-{month:02}-{day:02}
时间: 14:00-15:30
地点: 三楼会议室
主持人: 王敏
记录人: 赵倩
参会人: [王敏, 李雷, 韩梅梅, 赵倩]
缺席: [周涛]
指标:
  - 编号: K{number}
    内容: 新客转化率
    基线: 10%
    目标: ≥15%
    实际: 12%
    类别: 核心
    负责人: 市场部/李雷
决策:
  - 编号: D{number}
    内容: 内容投放以小红书为主
    理由: 母婴人群集中
    重大: 是
    负责人: 李雷
行动:
{actions}风险:
  - 编号: R{number}
    内容: 竞品同期促销
    级别: 高
    预案: 备选渠道两条
    负责人: 李雷
---

# 第 {number} 次例会

## 议题与讨论

大家一起看了上周的数据，小红书的点击率比预期高，朋友圈广告要换素材。
"""
ACTION = """\
  - 编号: A{number}-{place}
    内容: 完成朋友圈广告素材
    负责人: 市场部/韩梅梅
    截止: {year}-{month:02}-{day:02}
    交付标准: 素材 5 套，法务审核通过
    依据决策: D{number}
    状态: {status}
"""
SETTLED = 2.1
"""After how many seconds a file counts as old enough for the index."""
STATES = ("未完成", "进行中", "已完成", "异常")


def record(number: int) -> str:
    """Return the text of one record, with six actions."""
    when = {
        "year": 2016 + number // 336 % 10,
        "month": number // 28 % 12 + 1,
        "day": number % 28 + 1,
    }
    actions = "".join(
        ACTION.format(number=number, place=place, status=STATES[(number + place) % 4], **when)
        for place in range(6)
    )
    return RECORD.format(campaign=f"项目{number // 20}", number=number, actions=actions, **when)


def write(root: Path, count: int) -> list[Path]:
    """Write `count` records below `root`, twenty to a folder, and return their paths."""
    (root / "mtgrec.toml").write_text('[workspace]\nlanguage = "zh"\n', "utf-8")
    paths = [root / f"项目{number // 20}" / f"{number:05}.md" for number in range(count)]
    for number, path in enumerate(paths):
        path.parent.mkdir(exist_ok=True)
        path.write_text(record(number), "utf-8")
    return paths


def bare(paths: list[Path]) -> None:
    """Open every file and run through the events of its front matter; nothing else."""
    for path in paths:
        text = path.read_bytes().decode()
        for _ in yaml.parse(text[4 : text.index("\n---\n", 4)], Loader=LOADER):
            pass


def library(root: Path, count: int) -> None:
    """Read all as mtgrec does."""
    read = read_library(open_workspace(root))
    if len(read.records) != count or read.problems:
        sys.exit(f"{len(read.records)} of {count} records read, {len(read.problems)} problems")


def taken(run: Callable[[], None]) -> float:
    """Return how many seconds `run` takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> None:
    """Measure in turns, and print medians and their ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as scratch:
        paths = write(Path(scratch), count)
        bare(paths)
        time.sleep(SETTLED)
        rounds = [one_round(Path(scratch), paths) for _ in range(runs)]
    events, without, cold, warm = (statistics.median(times) for times in zip(*rounds, strict=True))
    print(
        f"{count} records: read_library {without:.2f} s, bare events {events:.2f} s, "
        f"ratio {without / events:.2f}"
    )
    for name, seconds in (("cold", cold), ("warm", warm)):
        print(f"with an index, {name}: {seconds:.2f} s, ratio to none {seconds / without:.2f}")


def one_round(root: Path, paths: list[Path]) -> tuple[float, float, float, float]:
    """Return the seconds of the bare loop, and of reading without an index, cold and warm."""

    def read() -> None:
        library(root, len(paths))

    events = taken(lambda: bare(paths))
    os.environ["MTGREC_NO_INDEX"] = "1"
    without = taken(read)
    del os.environ["MTGREC_NO_INDEX"]
    shutil.rmtree(root / ".mtgrec", ignore_errors=True)
    return events, without, taken(read), taken(read)


if __name__ == "__main__":
    main()
