"""The first module: `mtgrec` and `python -m mtgrec` begin here, before anything else is loaded."""

import sys


def main() -> None:
    """Run mtgrec; say in one sentence where not even that can be loaded."""
    try:
        from mtgrec.cli import main as run
    except (ImportError, OSError) as error:  # what is said elsewhere is translated, but not loaded
        reason = getattr(error, "strerror", None) or error
        sys.exit(_refused(f"a part of mtgrec cannot be loaded: {reason}"))
    run()


def _refused(sentence: str) -> int:
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
    return 4


if __name__ == "__main__":
    main()
