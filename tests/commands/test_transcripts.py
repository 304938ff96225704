"""What people see: the transcripts beside this file, run again line by line.

A transcript begins with its setting (`folder: ...`, `today: ...`, `lang: ...`; `copy: yes` where it
changes files); after that `$ ` is a command, `! ` what it said on stderr, `? ` its exit code where
that is not 0, and the rest its answer.

MTGREC_UPDATE=1 writes them again. Read every change by eye: this is what a user gets.
"""

import os
import shlex
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "transcripts"
ROOT = HERE.parent.parent.parent


def run_again(text, run, scratch):
    """Return the transcript as it comes out today."""
    setting, *rest = text.split("\n\n", 1)
    values = dict(line.split(": ", 1) for line in setting.splitlines())
    blocks = [setting]
    folder = ROOT / values["folder"]
    if values.get("copy"):
        folder = shutil.copytree(folder, scratch / folder.name)
    for line in rest[0].splitlines() if rest else []:
        if line.startswith("$ mtgrec"):
            arguments = shlex.split(line)[2:]
            done = run(folder, *arguments, today=values["today"], lang=values["lang"])
            said = "".join(f"! {part}\n" for part in done.err.splitlines())
            code = f"? {done.code}\n" if done.code else ""
            blocks.append(f"{line}\n{done.out}{said}{code}".rstrip("\n"))
    return "\n\n".join(blocks) + "\n"


@pytest.fixture
def fresh(shell):
    """Run mtgrec in a process of its own: Typer speaks the language in which it was first imported."""

    def run(folder, *arguments, today, lang):
        variables = {"MTGREC_TODAY": today, "MTGREC_LANG": lang, "COLUMNS": "80"}
        return shell(folder, *arguments, **variables)

    return run


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_transcript(path, fresh, mtgrec, tmp_path):
    def seeded(*arguments, **setting):
        return mtgrec(*arguments, **setting, seed="1")

    recorded = path.read_text("utf-8")
    run = fresh if path.name.startswith(("help.", "wrong.")) else seeded
    found = run_again(recorded, run, tmp_path)
    if os.environ.get("MTGREC_UPDATE"):
        path.write_text(found, "utf-8", newline="\n")
    else:
        assert found == recorded


def test_both_languages_show_the_same_commands():
    def commands(path):
        return [line for line in path.read_text("utf-8").splitlines() if line.startswith("$ ")]

    english = sorted(HERE.glob("*.en.txt"))
    assert english
    for path in english:
        assert commands(path) == commands(path.with_name(path.name.replace(".en.", ".zh.")))
