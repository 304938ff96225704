"""The one door for developers. It needs Python and nothing else: no tool, no set-up of yours.

    python3 dev.py demo                    a tour in a scratch copy of an example
    python3 dev.py test [PYTEST ARGS]      the tests; with --newest or --lowest on those versions
    python3 dev.py lint [--fix] [NAME...]  ruff, format, mypy, docs, messages: all, or those named
    python3 dev.py docs [--check]          write the generated pages (every script in tools/)
    python3 dev.py messages [--check]      extract, update and compile the Chinese catalogue
    python3 dev.py lock [--check]          hold what pyproject.toml requires in locks/; --upgrade: anew
    python3 dev.py build [--into DIR]      sdist and from it the wheel; try it in an environment DIR
    python3 dev.py ANYTHING ELSE           mtgrec itself: `python3 dev.py status`

What is needed, as the locks name it, is installed into .venv/ beside this file, the first time and
whenever pyproject.toml or a lock has changed. Nothing outside this folder is touched.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dev_environments import (
    FULL,
    LOWEST,
    NEWEST,
    PLAIN,
    ROOT,
    RUN,
    install,
    lock,
    locked,
    quietly,
    ready,
    unlocked,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXAMPLE = ROOT / "examples" / "618-2026"


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
    """Run the tests on the locked versions, or on the newest or lowest that are allowed."""
    others = {"--newest": NEWEST, "--lowest": LOWEST}
    kinds = [others[word] for word in arguments if word in others] or [FULL]
    rest = [word for word in arguments if word not in others]
    codes = []
    for kind in kinds:
        python = ready(kind)
        if kind != FULL:
            unlike = ", ".join(unlocked(python)) or "nothing"
            print(f"dev.py: {kind}; unlike the lock: {unlike}", file=sys.stderr)
        codes.append(run(python, "-m", "pytest", *rest))
    return max(codes)


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
        # Quietly: it warns of each f-string in a call, and only the first argument is a sentence.
        step = quietly(*babel, "extract", *extract, "--project=mtgrec", "--output", pot, "src")
        code = step.returncode
        print(step.stdout * bool(code), end="", file=sys.stderr)
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
        wheels = [str(wheel) for wheel in dist.glob("*.whl")]
        install(Path(arguments[1]).absolute(), locked(RUN), ["--no-deps", *wheels])
    return code


JOBS = {f.__name__: f for f in (demo, test, lint, docs, messages, lock, build)}


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
