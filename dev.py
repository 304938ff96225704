"""The one door for developers. It needs Python and nothing else: no tool, no set-up of yours.

    python3 dev.py demo                    a tour in a scratch copy of an example
    python3 dev.py test [PYTEST ARGS]      the tests
    python3 dev.py lint [--fix] [NAME...]  ruff, format, mypy, docs, messages: all, or those named
    python3 dev.py docs [--check]          write the generated pages (every script in tools/)
    python3 dev.py messages [--check]      extract, update and compile the Chinese catalogue
    python3 dev.py build [--into DIR]      sdist and from it the wheel; try it in an environment DIR
    python3 dev.py ANYTHING ELSE           mtgrec itself: `python3 dev.py status`

What is needed is installed into .venv/ beside this file, the first time and whenever pyproject.toml
has changed. Nothing outside this folder is touched.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
EXAMPLE = ROOT / "examples" / "618-2026"

# What to install: mtgrec alone, or with all that tests and linters need.
PLAIN = ""
FULL = "[test,dev]"

# The active environment may be our own .venv, about to be rebuilt: build from what lies under it.
BASE_PYTHON = getattr(sys, "_base_executable", None) or sys.executable


# --- the environment ------------------------------------------------------------------------------


def python_in(folder: Path) -> Path:
    """Return where an environment in `folder` keeps its interpreter."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def quietly(*command: str) -> subprocess.CompletedProcess[str]:
    """Run one step of the set-up, keeping what it says: stdout is for the command that follows."""
    return subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def made(folder: Path, *command: str) -> bool:
    """Tell whether `command` made an environment in `folder`, where nothing else is left."""
    shutil.rmtree(folder, ignore_errors=True)
    step = quietly(*command, str(folder))
    if step.returncode:
        print(step.stdout, file=sys.stderr)
    return step.returncode == 0


def installers(folder: Path) -> Iterator[list[str]]:
    """Make an empty environment in each way this machine offers, and yield how to install into it.

    uv is quickest. Python's own venv wants `ensurepip`, which Debian packs separately; without it,
    the pip of the system can install into an environment that has none.
    """
    python = str(python_in(folder))
    uv = shutil.which("uv")
    if uv and made(folder, uv, "venv", "--python", BASE_PYTHON):
        yield [uv, "pip", "install", "--python", python]
    venv = [BASE_PYTHON, "-m", "venv"]
    if find_spec("ensurepip") and made(folder, *venv):
        yield [python, "-m", "pip", "install"]
    elif find_spec("pip") and made(folder, *venv, "--without-pip"):
        yield [sys.executable, "-m", "pip", "--python", python, "install"]


def install(folder: Path, *what: str) -> None:
    """Make a new environment in `folder` with `what` in it, or stop and say what is missing."""
    said = []
    for command in installers(folder):
        step = quietly(*command, *what)
        if step.returncode == 0:
            return
        said.append(step.stdout)
    if said:
        print(*said, sep="\n", file=sys.stderr)
        sys.exit("dev.py: the packages could not be installed; the reason stands above.")
    sys.exit(
        "dev.py: this Python cannot make a virtual environment: "
        "install uv, or Python's venv module (on Debian: apt install python3-venv)."
    )


def ready(extras: str) -> str:
    """Return the interpreter of .venv, rebuilt if it is missing, half built or out of date."""
    # The folder and the Python belong to the stamp: an editable install remembers both.
    now = hashlib.sha256((ROOT / "pyproject.toml").read_bytes())
    now.update(os.fsencode(f"{ROOT} {sys.version_info[:2]}"))
    stamp = VENV / "installed"
    then, _, has = stamp.read_text().partition(" ") if stamp.is_file() else ("", "", "")
    if then != now.hexdigest() or has not in {extras, FULL} or not python_in(VENV).exists():
        extras = max(extras, has)  # what was wanted once is wanted still
        print("dev.py: setting up .venv ...", file=sys.stderr)
        install(VENV, "--editable", f".{extras}")
        for link in VENV.glob("[Ll]ib/**/site-packages/_mtgrec.pth"):
            # Python reads these in the locale's encoding, and the folder's name may be Chinese.
            link.write_text(os.path.relpath(ROOT / "src", link.parent))
        # Written last: a set-up that was interrupted leaves no stamp.
        stamp.write_text(f"{now.hexdigest()} {extras}")
    return str(python_in(VENV))


def run(*command: str, cwd: Path | None = ROOT, env: Mapping[str, str] | None = None) -> int:
    """Run `command` in the foreground and return its exit code, for a signal as a shell does."""
    sys.stdout.flush()
    try:
        code = subprocess.call(command, cwd=cwd, env={**os.environ, **(env or {})})
    except KeyboardInterrupt:
        return 130
    return code if code >= 0 else 128 - code


# --- what can be done -----------------------------------------------------------------------------


def mtgrec(*arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> int:
    """Run mtgrec where the caller stands; -P keeps Python files lying there out of it."""
    return run(ready(PLAIN), "-P", "-m", "mtgrec", *arguments, cwd=cwd, env=env)


def demo(_: Sequence[str]) -> int:
    """Open a meeting in a copy of the example and look at the campaign, on its own day."""
    readme = "".join(page.read_text("utf-8") for page in sorted(EXAMPLE.glob("README*")))
    day = re.search(r"--today[ =](\d{4}-\d\d-\d\d)", readme)
    if not day:
        sys.exit("dev.py: the example's README names no day to look from (--today YYYY-MM-DD).")
    ready(PLAIN)
    scratch = Path(tempfile.mkdtemp(prefix="mtgrec-demo-")) / EXAMPLE.name
    shutil.copytree(EXAMPLE, scratch, ignore=shutil.ignore_patterns(".mtgrec"))
    env = {"MTGREC_TODAY": day[1], "MTGREC_LANG": "zh"}
    title = ["618 返场启动会", "--campaign", EXAMPLE.name, "--date", day[1]]
    codes = []
    for arguments in (["new", "kickoff", *title], ["status"]):
        print("$ mtgrec", *(f'"{word}"' if " " in word else word for word in arguments))
        codes.append(mtgrec(*arguments, cwd=scratch, env=env))
        print()
    print(f"To go on playing, the copy is kept: {scratch}")
    return max(codes)


def test(arguments: Sequence[str]) -> int:
    """Run the tests."""
    return run(ready(FULL), "-m", "pytest", *arguments)


def lint(arguments: Sequence[str]) -> int:
    """Run every check, or those named, to the end, and return the worst answer."""
    fix = "--fix" in arguments
    check = [] if fix else ["--check"]
    python = ready(FULL)
    tools = [str(script) for script in scripts()]
    checks = {
        "ruff": lambda: run(python, "-m", "ruff", "check", *["--fix"] * fix),
        "format": lambda: run(python, "-m", "ruff", "format", *check),
        "mypy": lambda: run(python, "-m", "mypy", "src", "tests", "dev.py", *tools),
        "docs": lambda: docs(check),
        "messages": lambda: messages(check),
    }
    names = [name for name in arguments if name != "--fix"] or list(checks)
    if unknown := sorted(set(names) - set(checks)):
        sys.exit(f"dev.py: lint knows {', '.join(checks)}, not {', '.join(unknown)}.")
    codes = {name: checks[name]() for name in names}
    failed = [name for name, code in codes.items() if code]
    print(f"lint: {', '.join(failed)} failed" if failed else f"lint: {', '.join(names)} passed")
    return max(codes.values())


def scripts() -> list[Path]:
    """Return the generators of pages; each takes `--check`."""
    return sorted(ROOT.glob("tools/[!_]*.py"))


def docs(arguments: Sequence[str]) -> int:
    """Run every generator, so that pages made from tables say what the tables say."""
    python = ready(FULL)
    return max((run(python, str(script), *arguments) for script in scripts()), default=0)


def messages(arguments: Sequence[str]) -> int:
    """Bring the catalogue up to date with the sentences in the source; with --check, only tell."""
    check = "--check" in arguments
    babel = [ready(FULL), "-m", "babel.messages.frontend", "--quiet"]
    catalogue = ["--domain=mtgrec", "--locale=zh"]
    folder = "src/mtgrec/locale"
    # No places, no wrapping, but sorted: a change in the source touches its own sentence only.
    extract = ["--keyword=Message", "--no-location", "--no-wrap", "--sort-output"]
    update = ["--ignore-obsolete", "--no-fuzzy-matching", "--no-wrap", "--ignore-pot-creation-date"]
    update += ["--check" if check else "--init-missing", f"--output-dir={folder}"]
    with tempfile.TemporaryDirectory() as scratch:
        pot = str(Path(scratch) / "mtgrec.pot")
        code = run(*babel, "extract", *extract, "--project=mtgrec", "--output", pot, "src")
        update = [*babel, "update", *catalogue, *update, "--input-file", pot]
        if check:  # where Babel would answer with a traceback
            code = code or quietly(*update).returncode
            print("dev.py: the catalogue is behind: python3 dev.py messages\n" * bool(code), end="")
            return code
        code = code or run(*update)
    return code or run(*babel, "compile", *catalogue, f"--directory={folder}")


def build(arguments: Sequence[str]) -> int:
    """Build into dist/; with `--into DIR`, try the wheel in an environment of its own."""
    dist = ROOT / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    code = run(ready(FULL), "-m", "build", "--no-isolation")
    if code == 0 and arguments[:1] == ["--into"]:
        install(Path(arguments[1]).absolute(), *map(str, dist.glob("*.whl")))
    return code


JOBS = {f.__name__: f for f in (demo, test, lint, docs, messages, build)}


def main(arguments: Sequence[str]) -> int:
    """Do the job named first; anything unknown is for mtgrec."""
    if sys.version_info < (3, 11):  # noqa: UP036 - said to the very Python that is too old
        sys.exit("dev.py: Python 3.11 or newer is needed.")
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(__doc__)
        return 0 if arguments else 2
    job = JOBS.get(arguments[0])
    return job(arguments[1:]) if job else mtgrec(*arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
