"""A kill, a full disk or a broken one at every single call of every command: a script.

    python tests/benchmarks/every_call.py [COMMAND...] [--verbose] [--kinds=EIO,EACCES]

Each command is run again and again: misfortune strikes at its first call to the system, then at
its second, until it comes through. POSIX only.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from tests.faults.strikes import COMMANDS, KINDS, prepare, strikes

    options = [word for word in sys.argv[1:] if word.startswith("--")]
    names = [word for word in sys.argv[1:] if not word.startswith("--")] or [*COMMANDS]
    kinds = next((word[8:].split(",") for word in options if word.startswith("--kinds=")), KINDS)
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        prepare(root)
        for name in names:
            for kind in kinds:
                wrong: Counter[str] = Counter()
                calls = 0
                for at, struck, verdict in strikes(root, COMMANDS[name], KINDS[kind]):
                    calls = at
                    wrong[verdict.partition(":")[0]] += 1
                    if verdict and "--verbose" in options:
                        said = struck.err.decode().strip().replace("\n", " | ")
                        print(f"  {at} {struck.call}: {verdict}; {struck.code}: {said}")
                told = ", ".join(f"{what} {n}" for what, n in wrong.items() if what) or "all well"
                print(f"{name}: {kind} at each of {calls} calls: {told}", flush=True)
                total += wrong
    print(f"{total.total()} trials; {dict(total)}")


if __name__ == "__main__":
    main()
