"""The name of this computer, and whether a process on it still runs."""

import os


def host_name() -> str:
    """Return the name of this computer, without a network request."""
    uname = getattr(os, "uname", None)
    return str(uname().nodename) if uname else os.environ.get("COMPUTERNAME", "")


def is_dead(process: int) -> bool:
    """Return whether no process has the number `process`; False where that is unknown."""
    if os.name == "nt":  # signal 0 is Ctrl-C there and would interrupt the process
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
