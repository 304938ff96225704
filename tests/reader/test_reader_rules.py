"""Every rule of the reader gives a clear message, never silence or a traceback.

Each folder beside this file is a small workspace in which one thing is wrong, and `expected.txt`
holds its problems in both languages. `MTGREC_UPDATE=1 pytest tests/reader` writes those files
again; then read the difference as a user would.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtgrec.model.message import Message
from mtgrec.model.problem import Problem
from mtgrec.output import language
from mtgrec.store.reading.library import Library, read_library
from mtgrec.store.workspace import open_workspace

HERE = Path(__file__).parent
FOLDERS = [folder for folder in sorted(HERE.glob("[!_]*")) if folder.is_dir()]
UPDATE = bool(os.environ.get("MTGREC_UPDATE"))


def in_both(message: Message) -> Iterator[str]:
    for name in ("en", "zh"):
        language.bind(name)
        yield language.say(message)
    language.bind("en")


def shown(problem: Problem) -> str:
    sentences, helps = in_both(problem.message), in_both(problem.help)
    lines = [f"{problem.code} {problem.severity} {problem.place}"]
    for sentence, help in zip(sentences, helps, strict=True):
        lines += [f"    {sentence}", f"        {help}"]
    return "\n".join(lines)


def summary(library: Library) -> str:
    lines = [f"record {record.id} ({record.path})" for record in library.records]
    for skip in library.skipped:
        lines += [f"skipped {skip.path}", *(f"    {reason}" for reason in in_both(skip.reason))]
    if library.foreign:
        lines.append(f"not ours: {len(library.foreign)}")
    rows = sum(map(len, library.readings.values()))
    if rows:
        lines.append(f"rows of readings: {rows}")
    if library.register.people:
        lines.append("people: " + ", ".join(person.name for person in library.register.people))
    return "\n".join([*lines, *map(shown, library.problems), ""])


def read(folder: Path, copy: Path) -> Library:
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("expected.txt"))
    (copy / "mtgrec.toml").touch()
    return read_library(open_workspace(copy))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_problem_is_reported(folder: Path, tmp_path: Path):
    found = summary(read(folder, tmp_path / "here"))
    expected = folder / "expected.txt"
    if UPDATE:
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")
