"""How long mtgrec takes to start, beside the least that Typer and Rich take: a script, not a test.

    python tests/benchmarks/startup.py [RUNS]

Every program runs once per round, so that a busy moment hits all of them; medians are compared.
Warm, the index knows every file of the example; cold, it must first be made.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

SCRATCH = tempfile.TemporaryDirectory()
EXAMPLE = Path(SCRATCH.name, "618-2026")
SETTLED = 2.1
"""After how many seconds a file counts as old enough for the index."""
ENV = {
    **{name: value for name, value in os.environ.items() if name != "MTGREC_NO_INDEX"},
    "MTGREC_TODAY": "2026-06-28",
    "COLUMNS": "80",
    "TERM": "xterm-256color",
    # Compiled once, as after any installation, also where the environment forbids it.
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": SCRATCH.name,
}

HELLO = """\
import typer
app = typer.Typer()

@app.command()
def hello():
    print("hello")

app()
"""
TABLE = """\
import typer
app = typer.Typer()

@app.command()
def hello():
    from rich.console import Console
    from rich.table import Table
    table = Table("Owner", "Task completion", "Overdue")
    for number in range(10):
        table.add_row(f"owner {number}", "3/4 75 %", str(number))
    Console().print(table)

app()
"""
MTGREC = """\
import sys
from mtgrec.cli import main
main()
"""


Run = Callable[[list[str]], None]


def piped(command: list[str]) -> None:
    """Run `command` with its output in a pipe."""
    subprocess.run(command, env=ENV, cwd=EXAMPLE, check=True, capture_output=True)


def on_terminal(command: list[str]) -> None:
    """Run `command` with a terminal as its output."""
    import pty

    front, back = pty.openpty()
    process = subprocess.Popen(command, env=ENV, cwd=EXAMPLE, stdout=back, stderr=back)
    os.close(back)
    while _read(front):
        pass
    os.close(front)
    if process.wait():
        sys.exit(f"{command} failed")


def without_index(run: Run, command: list[str]) -> None:
    """Run `command` where there is no index yet."""
    shutil.rmtree(EXAMPLE / ".mtgrec", ignore_errors=True)
    run(command)


def _read(front: int) -> bytes:
    try:
        return os.read(front, 65536)
    except OSError:  # how Linux says that nobody writes any more
        return b""


def medians(programs: Mapping[str, Callable[[], None]], runs: int) -> dict[str, float]:
    """Return the median of every program's time in milliseconds, after one run that warms up."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for number in range(runs + 1):
        for name, run in programs.items():
            start = time.perf_counter()
            run()
            if number:
                times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


def main() -> None:
    """Measure, and print medians and ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    original = Path(__file__).parents[2] / "examples" / EXAMPLE.name
    shutil.copytree(original, EXAMPLE, ignore=shutil.ignore_patterns(".mtgrec"))
    time.sleep(SETTLED)
    with tempfile.TemporaryDirectory() as scratch:

        def program(name: str, text: str, *arguments: str) -> list[str]:
            path = Path(scratch, f"{name}.py")
            path.write_text(text, "utf-8")
            return [sys.executable, str(path), *arguments]

        hello = program("hello", HELLO)
        table = program("table", TABLE)
        version = program("tool", MTGREC, "--version")
        status = program("tool", MTGREC, "status")
        taken = medians(
            {
                "hello": lambda: piped(hello),
                "version": lambda: piped(version),
                "table": lambda: on_terminal(table),
                "cold": lambda: without_index(on_terminal, status),
                "warm": lambda: on_terminal(status),
                "table | cat": lambda: piped(table),
                "cold | cat": lambda: without_index(piped, status),
                "warm | cat": lambda: piped(status),
            },
            runs,
        )
    typer, piped_typer = "Typer and one Rich table", "the same, in a pipe"
    rows = (
        ("mtgrec --version", "version", "a Typer hello", "hello", 1.3),
        ("mtgrec status, warm, on a terminal", "warm", typer, "table", 1.6),
        ("mtgrec status, warm, in a pipe", "warm | cat", piped_typer, "table | cat", 1.6),
        ("mtgrec status, cold, on a terminal", "cold", typer, "table", None),
        ("mtgrec status, cold, in a pipe", "cold | cat", piped_typer, "table | cat", None),
    )
    for name, ours, other, theirs, target in rows:
        ratio = taken[ours] / taken[theirs]
        limit = f" (at most {target})" if target else ""
        print(
            f"{name}: {taken[ours]:.0f} ms, {other}: {taken[theirs]:.0f} ms, "
            f"ratio {ratio:.2f}{limit}{'  TOO SLOW' if target and ratio > target else ''}"
        )


if __name__ == "__main__":
    main()
