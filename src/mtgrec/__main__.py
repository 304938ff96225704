"""`python -m mtgrec` is the same as `mtgrec`."""

from mtgrec.cli import main

if __name__ == "__main__":
    main()
