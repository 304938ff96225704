"""Wait for a file that another program is just saving: a moment, and not again and again."""

import os
import time
from collections.abc import Callable, Iterator

from mtgrec.store.writing import exchange

# Seconds between looks at a file that an editor has emptied, moved or half written.
_PAUSES = (0.01, 0.03, 0.06)
_RECENT = 2.0  # seconds; the clock of a file system may tick as rarely


class Patience:
    """How long is waited for all files together; for each of them no more than 0.1 seconds."""

    def __init__(self, seconds: float = 1.0) -> None:
        self._seconds = seconds

    def pauses(self) -> Iterator[None]:
        """Yield before each look at one file, and wait in between; once at least."""
        yield
        for pause in _PAUSES:
            if self._seconds < pause:
                return
            self._seconds -= pause
            time.sleep(pause)
            yield


def opened(open_file: Callable[[], int], patience: Patience) -> int:
    """Return what `open_file` does, also where the file is only away for a moment."""
    missing: OSError = FileNotFoundError()
    for _ in patience.pauses():
        try:
            return open_file()
        except (FileNotFoundError, NotADirectoryError) as error:
            missing = error
    raise missing


def whole(handle: int, read: Callable[[], bytes], patience: Patience) -> bytes:
    """Return what `read` reads of the open file, once no other program is writing it."""
    data = b""
    for _ in patience.pauses():
        writing = exchange.being_written(handle)
        data = read()
        if not writing and len(data) == os.fstat(handle).st_size:
            return data
    return data


def is_recent(status: os.stat_result) -> bool:
    """Return whether a file changed so lately that somebody may be writing it still."""
    return status.st_mtime > time.time() - _RECENT
