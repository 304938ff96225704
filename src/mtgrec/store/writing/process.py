"""Processes, ours and others: by which name the computer goes, and who still lives on it."""

import os


def host_name() -> str:
    """Return this computer's name; nothing is asked of the network."""
    uname = getattr(os, "uname", None)
    return str(uname().nodename) if uname else os.environ.get("COMPUTERNAME", "")


def is_dead(process: int) -> bool:
    """Return whether no process of this computer has that number; False where it cannot be known."""
    if os.name == "nt":  # signal 0 is Ctrl-C there: asking would interrupt
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
