"""A kill, a full disk or a broken one at every single call of every writing command: a script.

    python tests/benchmarks/every_call.py

Each command is run again and again: misfortune strikes at its first call to the system, then at
its second, until it comes through. Every file must hold its old bytes or its new ones. POSIX only.
"""

import errno
import multiprocessing
import os
import sys
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

RECORD = """\
---
type: weekly
campaign: {campaign}
date: 2026-06-01
actions:
  - id: A2BC
    what: Cut three videos
    owner: Anna
    due: 2026-06-20
---

# Weekly
"""
ONE, OTHER = "c-WK-260601.A2BC", "d-WK-260601.A2BC"
COMMANDS = {
    "log": ["log", ONE, "two of three are ready"],
    "set": ["set", ONE, "due=2026-06-21", "deliverable=three files"],
    "done": ["done", ONE],
    "add": ["add", "action", "Book the room", "--to", "c-WK-260601", "--owner", "Anna"],
    "done, two files": ["done", ONE, OTHER],
}


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from mtgrec.cli import run
    from tests.store.trap import death, failure

    os.environ.update(MTGREC_TODAY="2026-06-10", MTGREC_LANG="en", MTGREC_SEED="1")
    run(["--version"])  # so that each child finds it loaded
    kinds = {"killed before": death(after=False), "killed after": death(after=True)}
    for code in (errno.ENOSPC, errno.EIO, errno.EACCES):
        kinds[errno.errorcode[code]] = failure(code)
    for name, arguments in COMMANDS.items():
        for kind, misfortune in kinds.items():
            with tempfile.TemporaryDirectory() as folder:
                calls, wrong = strike(Path(folder), arguments, misfortune)
            print(f"{name}: {kind} at each of {calls} calls: {wrong} damaged", flush=True)


def strike(root: Path, arguments: list[str], misfortune: Any) -> tuple[int, int]:
    """Return at how many calls misfortune struck, and how often a file was neither old nor new."""
    old = lay_out(root)
    in_child(root, arguments, sys.maxsize, misfortune)
    new = content(root)
    if old == new:
        raise SystemExit(f"{arguments} changes nothing")
    wrong = 0
    for at in count(1):
        lay_out(root)
        through = in_child(root, arguments, at, misfortune)
        wrong += sum(
            now not in {before, after}
            for now, before, after in zip(content(root), old, new, strict=True)
        )
        if through:
            break
    return at - 1, wrong


def lay_out(root: Path) -> list[bytes]:
    (root / "mtgrec.toml").touch()
    (root / "people.yaml").write_text("- name: Anna\n")
    for campaign in "cd":
        (root / f"{campaign}.md").write_text(RECORD.format(campaign=campaign))
    return content(root)


def content(root: Path) -> list[bytes]:
    return [(root / f"{campaign}.md").read_bytes() for campaign in "cd"]


def in_child(root: Path, arguments: list[str], at: int, misfortune: Any) -> bool:
    """Run the command in a process of its own; tell whether the trap had nothing left to catch."""
    process = multiprocessing.get_context("fork").Process(
        target=_run, args=(root, arguments, at, misfortune)
    )
    process.start()
    process.join()
    return process.exitcode == 99


def _run(root: Path, arguments: list[str], at: int, misfortune: Any) -> None:
    from mtgrec.cli import run
    from tests.store.trap import Trap

    os.chdir(root)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    with Trap(at, misfortune, lasting=False).set() as trap:
        run(arguments)
    os._exit(0 if trap.sprung else 99)


if __name__ == "__main__":
    main()
