"""What happens to files when things go wrong, measured on the real commands: a script, not a test.

    python tests/benchmarks/reliability.py [KILLS WRITES SAVES [MODE]]

Each figure comes twice: for mtgrec, and for the same command with the plainest way of saving
(open the file, write; no lock), to show that the misfortune really strikes. MODE is `mtgrec` or
`plain`; without it both are measured. POSIX only.
"""

import multiprocessing
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from typing import Any

ADDRESS = "c-WK-260601.A2BC"
RECORD = """\
---
type: weekly
campaign: c
date: 2026-06-01
actions:
  - id: A2BC
    what: Cut three videos
    owner: Anna
    due: 2026-06-20
    log:
      - 2026-06-01 note 0
---

# Weekly

save 0
"""
FORK = multiprocessing.get_context("fork")


def main() -> None:
    kills, writes, saves = [int(word) for word in sys.argv[1:4]] or (200, 25, 800)
    os.environ.update(MTGREC_TODAY="2026-06-10", MTGREC_LANG="en")
    for mode in sys.argv[4:5] or ("plain", "mtgrec"):
        print(f"\n{mode}:", flush=True)
        random_kills(mode, kills)
        writers(mode, 8, writes)
        writers(mode, 16, writes * 2 // 5)
        editor(mode, saves)


def run(mode: str, *arguments: str) -> int:
    """Run a command in this process, saying nothing; return its exit code."""
    from mtgrec.cli import run as mtgrec
    from mtgrec.store.writing import rewriting, saving

    if mode == "plain":
        setattr(rewriting, "locked", lambda *_: nullcontext())  # noqa: B010 - mypy knows better
        setattr(saving, "save_all", save_plainly)  # noqa: B010
    return mtgrec(list(arguments))


def save_plainly(root: Path, saves: list[Any]) -> bool:
    for save in saves:
        with (root / save.path).open("wb") as file:
            file.write(save.after)
    return True


class Place:
    """A fresh workspace with one record."""

    def __init__(self, folder: str) -> None:
        self.root = Path(folder)
        self.file = self.root / "c.md"
        (self.root / "mtgrec.toml").touch()
        (self.root / "people.yaml").write_text("- name: Anna\n")
        self.file.write_text(RECORD)

    def data(self) -> bytes:
        """Read the file; where a rename is not one step (FUSE), it has no name for a moment."""
        while True:
            try:
                return self.file.read_bytes()
            except FileNotFoundError:
                time.sleep(0.0001)

    def strays(self) -> list[Path]:
        return list(self.root.glob(".*.tmp"))


def child(work: Callable[..., object], *arguments: Any) -> Any:
    """Start a process that works quietly in a folder of its own."""
    process = FORK.Process(target=_quietly, args=(work, *arguments))
    process.start()
    return process


def _quietly(work: Callable[..., object], place: Place, *arguments: Any) -> None:
    os.chdir(place.root)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    work(place, *arguments)


# -- kills at random


def random_kills(mode: str, kills: int) -> None:
    damaged, strays = 0, 0
    for _ in range(kills):
        with tempfile.TemporaryDirectory() as folder:
            place = Place(folder)
            process = child(_log_on, place, mode, FORK.Array("q", 3))
            while b"note 3" not in place.data():
                time.sleep(0.001)
            time.sleep(random.random() / 10)
            os.kill(process.pid, signal.SIGKILL)
            process.join()
            damaged += not is_whole(place.data())
            after = child(lambda _place: run("mtgrec", "log", ADDRESS, "the end"), place)
            after.join()
            strays += bool(place.strays())
    print(f"{kills} kills: {damaged} files damaged, {strays} left something behind", flush=True)


def _log_on(_place: Place, mode: str, codes: Any) -> None:
    """Write one note after the other; count the rounds, those refused, and those that failed."""
    for number in count(1):
        code = run(mode, "log", ADDRESS, f"note {number}")
        codes[1] += code == 4
        codes[2] += code not in {0, 4}
        codes[0] += 1


def is_whole(data: bytes) -> bool:
    """Tell whether this is the record with notes 0, 1, 2 ... and not a byte else."""
    numbers = [int(number) for number in re.findall(rb"note (\d+)", data)]
    rest = b"".join(line for line in data.splitlines(keepends=True) if b" note " not in line)
    wanted = "".join(line for line in RECORD.splitlines(keepends=True) if " note " not in line)
    return rest == wanted.encode() and numbers == list(range(len(numbers))) and bool(numbers)


# -- several at once


def writers(mode: str, processes: int, edits: int) -> None:
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(processes) as pool:
        place = Place(folder)
        work = [
            [f"note {1 + worker * edits + each}" for each in range(edits)]
            for worker in range(processes)
        ]
        codes = Counter(
            code
            for part in pool.map(lambda w: _one_after_another(place, mode, w), work)
            for code in part
        )
        found = set(re.findall(rb"note \d+", place.data()))
        lost = sum(note.encode() not in found for part in work for note in part)
    total = processes * edits
    print(
        f"{processes} x {edits} edits: {lost} of {total} lost, exit codes {dict(codes)}", flush=True
    )


def _one_after_another(place: Place, mode: str, notes: list[str]) -> list[int]:
    command = [sys.executable, __file__, "--run", mode, "log", ADDRESS]
    return [
        subprocess.run(
            [*command, note], cwd=place.root, capture_output=True, check=False
        ).returncode
        for note in notes
    ]


# -- an editor at the same time


def editor(mode: str, saves: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Place(folder)
        codes = [FORK.Array("q", 3) for _ in range(2)]
        workers = [child(_log_on, place, mode, each) for each in codes]
        lost = Counter(_save(place, number, codes) for number in range(1, saves + 1))
        for worker in workers:
            worker.kill()
            worker.join()
    rounds, refused, failed = (sum(column) for column in zip(*codes, strict=True))
    print(
        f"{saves} saves of an editor: {lost[True]} lost"
        f" ({rounds} commands meanwhile, {refused} refused, {failed} failed)",
        flush=True,
    )


def _save(place: Place, number: int, codes: list[Any]) -> bool:
    """Save in turn in place and by rename; tell whether that was gone soon after."""
    time.sleep(random.random() / 50)
    data = RECORD.replace("save 0", f"save {number}").encode()
    if number % 2:
        with place.file.open("wb") as file:
            file.write(data)
    else:
        spare = place.root / "editor's own"
        spare.write_bytes(data)
        spare.replace(place.file)
    seen = [each[0] for each in codes]
    # What is under way may still put something back; the next round has read what we saved.
    while any(each[0] < before + 2 for each, before in zip(codes, seen, strict=True)):
        time.sleep(0.0005)
    return f"save {number}\n".encode() not in place.data()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        sys.exit(run(*sys.argv[2:]))
    main()
