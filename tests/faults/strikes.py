"""Let one call to the system fail after the other, and judge what each command makes of it.

A trial runs one command in a process of its own, in a workspace laid out anew, with one misfortune.
What it leaves behind, says and returns is compared with a run without any.
"""

import errno
import importlib
import io
import os
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from mtgrec.cli import run
from mtgrec.model.errors import ExitCode
from tests.store.trap import Misfortune, Trap, death, failure

KINDS: Mapping[str, Misfortune] = {
    "killed before": death(after=False),
    "killed after": death(after=True),
    **{
        errno.errorcode[code]: failure(code)
        for code in (
            errno.ENOSPC,
            errno.EDQUOT,
            errno.EIO,
            errno.EACCES,
            errno.EROFS,
            errno.EMFILE,
        )
    },
}

FILES = {
    "mtgrec.toml": """\
[types]
standup = { code = "ST", like = "weekly" }
""",
    "people.yaml": "- name: Anna\n  department: Marketing\n- name: Ben\n",
    "holidays.yaml": "off: [2026-06-19]\n",
    "c/2026-05-25-kickoff.md": """\
---
type: kickoff
campaign: c
date: 2026-05-25
kpis:
  - id: K2BC
    what: New customers
    metric: clicks
    target: 1000
    owner: Ben
---
""",
    "c/2026-06-01-weekly.md": """\
---
type: weekly
campaign: c
date: 2026-06-01
actions:
  - id: A2BC
    what: Cut three videos
    owner: Anna
    due: 2026-06-20
---
""",
    "c/metrics.csv": "date,metric,value\n2026-06-01,clicks,120\n",
    "d/2026-06-02-standup.md": """\
---
type: standup
campaign: d
date: 2026-06-02
actions:
  - id: A2BC
    what: Book the room
    owner: Ben
    due: 2026-06-08
---
""",
    # A file for each kind of fix: with a missing id, and with full-width punctuation.
    "d/2026-06-03-weekly.md": """\
---
type: weekly
campaign: d
date: 2026-06-03
actions:
  - what: Print the flyers
    owner: Ben
    due: 2026-06-09
---
""",
    "d/2026-06-04-weekly.md": """\
---
type: weekly
campaign： d
date: 2026-06-04
actions:
  - what: Ask for three offers
    owner: Anna
    due: 2026-06-12
---
""",
    "export.csv": "Day,Hits\n2026-06-02,130\n2026-06-03,140\n",
    "plain.csv": "date,clicks\n2026-06-02,130\n2026-06-03,140\n",
}
ONE, OTHER = "c-WK-260601.A2BC", "d-ST-260602.A2BC"


class Command(NamedTuple):
    """A command to strike; `before` prepares the workspace for it."""

    arguments: Sequence[str]
    files: Mapping[str, str] = FILES
    before: Sequence[str] = ()
    answer: str = ""
    """The file that it writes its answer to."""
    cached: bool = False
    """Whether the command reads and writes its index."""


WRITING = {
    "init": Command(["init"], {"notes.txt": "mine\n"}),
    "init --git": Command(["init", "sub", "--git"], {"notes.txt": "mine\n"}),
    "new": Command(["new", "weekly", "--campaign", "d"]),
    "new in a new folder": Command(["new", "kickoff", "--campaign", "e", "--new-campaign"]),
    "set": Command(["set", ONE, "due=2026-06-21", "deliverable=three files"]),
    "done": Command(["done", ONE]),
    "done, two files": Command(["done", ONE, OTHER]),
    "add": Command(["add", "action", "Book it", "--to", "c-WK-260601", "--owner", "Anna"]),
    "log": Command(["log", ONE, "two of three are ready"], cached=True),
    "metric add": Command(["metric", "add", "clicks", "7", "--campaign", "c"]),
    "metric add, new file": Command(["metric", "add", "clicks", "7", "--campaign", "d"]),
    "metric import": Command(["metric", "import", "plain.csv", "--campaign", "c"]),
    "metric import --map": Command(
        ["metric", "import", "export.csv", "--campaign", "c", "--map", "Hits=clicks"]
    ),
    "check --fix": Command(["check", "--fix"]),
    "check --fix --unsafe-fixes": Command(["check", "--fix", "--unsafe-fixes"]),
    "report --output": Command(["report", "assignments", "--output", "r.md"], answer="r.md"),
    "report over a report": Command(
        ["report", "assignments", "--output", "r.md"],
        before=["report", "assignments", "--until", "2026-05-30", "--output", "r.md"],
        answer="r.md",
    ),
}
READING = {
    "completion": Command(["__complete", "zsh", "done", ""]),
    "completion script": Command(["completion", "zsh"]),
    "status": Command(["status"], cached=True),
    "list": Command(["list", "actions", "--format", "json"]),
    "show": Command(["show", ONE]),
    "check": Command(["check"]),
    "metric show": Command(["metric", "show", "--campaign", "c"]),
    "report": Command(["report", "weekly", "--campaign", "c"]),
}
COMMANDS = {**WRITING, **READING}
FINE_CODES = {ExitCode.FINE, ExitCode.FINDINGS}
BUG, UNTOLD = ExitCode.BUG, ExitCode.UNTOLD
UNTOLD_BY_PYTHON = 120
"""Python's own exit code where stdout cannot be flushed at the very end."""


class Outcome(NamedTuple):
    """What a run left behind, said and returned; the code is negative if it was killed."""

    code: int
    out: bytes
    err: bytes
    tree: Mapping[str, bytes]
    """The content of each file, and the folders (with a `/` at the end), without our own folder."""
    call: str = ""
    """The call that the misfortune struck; empty if it came through."""


def prepare(root: Path) -> None:
    """Run each command once in this process, so that each child finds everything loaded."""
    os.environ.update(MTGREC_TODAY="2026-06-10", MTGREC_LANG="en", MTGREC_SEED="1")
    here = Path.cwd()
    for command in COMMANDS.values():
        lay_out(root, command)
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            run([*command.arguments])
    os.chdir(here)


def lay_out(root: Path, command: Command) -> None:
    """Write the workspace of a command anew."""
    while root.exists():  # a git whose parent was killed may still be writing
        shutil.rmtree(root, ignore_errors=True)
    for path, text in command.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    os.environ["MTGREC_NO_INDEX"] = "" if command.cached else "1"
    os.chdir(root)
    if command.before:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            run([*command.before])


def tree_of(root: Path) -> dict[str, bytes]:
    tree: dict[str, bytes] = {}
    waiting = [root]
    while waiting:
        for path in waiting.pop().iterdir():
            if path.name == ".mtgrec":
                continue
            name = path.relative_to(root).as_posix()
            if not path.is_dir():
                tree[name] = path.read_bytes()
                continue
            tree[f"{name}/"] = b""
            if path.name != ".git" and not path.name.endswith(".mtgrec.tmp"):  # git's own affair
                waiting.append(path)
    return tree


def trial(root: Path, command: Command, trap: Trap) -> Outcome:
    """Run a command in a workspace laid out anew, in a child with the trap set."""
    lay_out(root, command)
    said = root.parent / "said"
    said.mkdir(exist_ok=True)
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = _run(said, command, trap)
        finally:
            os._exit(code)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    out, err, call = _said(said)
    return Outcome(status, out, err, tree_of(root), call.decode())


def _run(said: Path, command: Command, trap: Trap) -> int:
    _redirect(said)
    sys.stdout, sys.stderr = trap.stream(1), trap.stream(2)
    with trap.set():
        code = run([*command.arguments])
        # As Python does at its end; there a failure changes the exit code to 120.
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except OSError:
                code = UNTOLD_BY_PYTHON
    (said / "call").write_text(trap.name)
    return code


def _redirect(said: Path) -> None:
    """Let stdout and stderr of this process go into files."""
    for name in ("out", "err", "call"):
        (said / name).unlink(missing_ok=True)
    for handle, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(said / name, os.O_WRONLY | os.O_CREAT, 0o666), handle)


def _said(said: Path) -> list[bytes]:
    paths = (said / name for name in ("out", "err", "call"))
    return [path.read_bytes() if path.exists() else b"" for path in paths]


def judge(command: Command, old: Mapping[str, bytes], fine: Outcome, struck: Outcome) -> str:
    """Return what is wrong with a struck run, in a few words; empty where all is well."""
    killed = struck.code < 0
    leftovers_allowed = killed or struck.call.startswith("unlink")
    now = {
        path: data
        for path, data in struck.tree.items()
        if not (leftovers_allowed and path.rstrip("/").endswith(".mtgrec.tmp"))
    }
    paths = {*old, *fine.tree, *now}
    odd = [path for path in paths if now.get(path) not in {old.get(path), fine.tree.get(path)}]
    # A report is an answer: what could not be read is missing in it, and named beside it.
    if odd and not (odd == [command.answer] and _tells(struck)):
        return f"neither old nor new: {', '.join(sorted(odd))}"
    return "" if killed else _judge_words(old, fine, struck._replace(tree=now))


def _judge_words(old: Mapping[str, bytes], fine: Outcome, struck: Outcome) -> str:
    if struck.code in {BUG, UNTOLD_BY_PYTHON}:
        return f"exit {struck.code}"
    if struck.code == fine.code:
        if struck.tree == fine.tree and struck.out == fine.out:
            return ""
        if _tells(struck):
            return ""
        return "silently incomplete" if struck.tree == fine.tree else "said fine, but not done"
    changed = struck.tree != old
    if changed != (struck.code == UNTOLD and b"already written" in struck.err):
        return "refused, but changed" if changed else "said that it changed, but did not"
    return "" if struck.err.strip() else "refused without a word"


def _tells(struck: Outcome) -> bool:
    """Return whether the run names a place and what the system said of it."""
    words = (os.strerror(getattr(errno, name)) for name in KINDS if name.startswith("E"))
    said = struck.out + struck.err
    return any(f": {word}".encode() in said for word in words)


def strikes(
    root: Path, command: Command, misfortune: Misfortune, first: int = 1, stride: int = 1
) -> Iterator[tuple[Outcome, str]]:
    """Strike each call of a command in turn, or each `stride`-th; yield outcome and verdict."""
    lay_out(root, command)
    old = tree_of(root)
    fine = trial(root, command, Trap(sys.maxsize, misfortune, lasting=False))
    if fine.code not in FINE_CODES:
        raise AssertionError(f"{command.arguments}: {fine.code} {fine.err.decode()}")
    if command in WRITING.values() and fine.tree == old:
        raise AssertionError(f"{command.arguments} changes nothing")
    for at in count(first, stride):
        struck = trial(root, command, Trap(at, misfortune, lasting=False))
        if struck.code >= 0 and not struck.call:
            return
        yield struck, judge(command, old, fine, struck)


# -- modules that cannot be loaded


class ForkingTrap(Trap):
    """Lets each call fail in a child of its own, while the process itself goes on as if none had."""

    judged: Callable[[int, str], None]
    """Is called with the exit code of each child, and the call that failed."""
    said: Path
    """The folder for what the children say."""

    def __init__(self, code: int, first: int, stride: int) -> None:
        super().__init__(first, failure(code), lasting=False)
        self.stride = stride
        self.struck = False

    def watch(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            path = str(arguments[0]) if arguments else ""
            if self.struck or "/mtgrec/" not in path:
                return function(*arguments, **options)
            self.count += 1
            if self.count < self.at or (self.count - self.at) % self.stride:
                return function(*arguments, **options)
            sys.stdout.flush()
            child = os.fork()
            if child == 0:
                self.struck = True
                _redirect(self.said)
                return self.misfortune(name, lambda: function(*arguments, **options))
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            self.judged(status, f"{name} {path}")
            return function(*arguments, **options)

        return call


def import_strikes(
    root: Path, command: Command, code: int, first: int = 1, stride: int = 1
) -> list[tuple[Outcome, str]]:
    """Strike each call by which a command finds and reads our modules; return outcomes and verdicts.

    A module that is read after the first change is told as a change: it is loaded too late.
    """
    lay_out(root, command)
    old = tree_of(root)
    fine = trial(root, command, Trap(sys.maxsize, failure(code), lasting=False))
    lay_out(root, command)
    results = root.parent / "results"
    child = os.fork()
    if child == 0:
        try:
            trap = ForkingTrap(code, first, stride)
            _load_anew(root, command, old, fine, trap, results)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    found: list[tuple[Outcome, str]] = pickle.loads(results.read_bytes())
    return found


def _load_anew(
    root: Path,
    command: Command,
    old: Mapping[str, bytes],
    fine: Outcome,
    trap: ForkingTrap,
    results: Path,
) -> None:
    found: list[tuple[Outcome, str]] = []
    said = root.parent / "struck"
    said.mkdir(exist_ok=True)

    def judged(status: int, call: str) -> None:
        out, err, _ = _said(said)
        outcome = Outcome(status, out, err, tree_of(root), call)
        found.append((outcome, judge(command, old, fine, outcome)))
        if outcome.tree != old:
            lay_out(root, command)

    for name in [name for name in sys.modules if name.partition(".")[0] == "mtgrec"]:
        del sys.modules[name]
    importlib.invalidate_caches()
    trap.judged, trap.said = judged, said
    _redirect(root.parent / "said")
    sys.stdout, sys.stderr = trap.stream(1), trap.stream(2)
    # What is told where not even this module can be loaded, Python tells.
    main = importlib.import_module("mtgrec.__main__").main
    with trap.set_for_imports():
        exit_code = _exit_code(main, command)
    if trap.struck:
        os._exit(exit_code)
    results.write_bytes(pickle.dumps(found))


def _exit_code(main: Callable[[], None], command: Command) -> int:
    sys.argv = ["mtgrec", *command.arguments]
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0
