"""A kill, a full disk or a broken one at every single call of every command: a script.

    python tests/benchmarks/every_call.py [--commands log status] [--kinds EIO modules] [--verbose]

Each command is run again and again: misfortune strikes at its first call to the system, then at its
second, until it comes through. `modules` stands for the calls by which Python finds and reads
modules of ours: each fails with EIO and with EACCES. All of it takes an hour or two. POSIX only.
"""

import argparse
import errno
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.faults.strikes import (
    COMMANDS,
    KINDS,
    Command,
    Outcome,
    import_strikes,
    prepare,
    strikes,
)

MODULES = "modules"
CODES = (errno.EIO, errno.EACCES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commands", nargs="+", choices=COMMANDS, default=[*COMMANDS])
    parser.add_argument("--kinds", nargs="+", choices=[*KINDS, MODULES], default=[*KINDS, MODULES])
    parser.add_argument("--verbose", action="store_true")
    asked = parser.parse_args()
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        prepare(root)
        for name in asked.commands:
            for kind in asked.kinds:
                found = trials(root, COMMANDS[name], kind)
                total += counted(f"{name}: {kind}", found, verbose=asked.verbose)
    print(f"{total.total()} trials; {told(total)}")


def trials(root: Path, command: Command, kind: str) -> Iterable[tuple[Outcome, str]]:
    if kind == MODULES:
        return (each for code in CODES for each in import_strikes(root, command, code))
    return strikes(root, command, KINDS[kind])


def counted(name: str, found: Iterable[tuple[Outcome, str]], *, verbose: bool) -> Counter[str]:
    verdicts: Counter[str] = Counter()
    for number, (struck, verdict) in enumerate(found, 1):
        verdicts[verdict.partition(":")[0]] += 1
        if verdict and verbose:
            said = struck.err.decode().strip().replace("\n", " | ")
            print(f"  {number} {struck.call}: {verdict}; {struck.code}: {said}")
    print(f"{name} at each of {verdicts.total()} calls: {told(verdicts)}", flush=True)
    return verdicts


def told(verdicts: Counter[str]) -> str:
    return ", ".join(f"{what} {n}" for what, n in verdicts.items() if what) or "all well"


if __name__ == "__main__":
    main()
