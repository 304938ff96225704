"""Start a git repository in the steps of a transaction."""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from mtgrec.store.git import start_repository
from mtgrec.store.reading.files import exists
from mtgrec.store.writing import temporary

_PAUSES = (0.0, 0.1, 0.2)  # after an attempt to remove what git may still be writing


class Repository:
    """Makes a folder a git repository, and takes it back where the transaction fails."""

    def __init__(self, root: Path) -> None:
        """`root` is the folder, which another step may make."""
        self.path = ".git"
        self.target = os.path.join(os.path.realpath(root), ".git")
        self.spare = temporary.beside(self.target)
        self.created = False

    def stage(self) -> bool:
        """Let git make it in a temporary folder; return False if there is one already."""
        if exists(self.target):
            return False
        os.mkdir(self.spare)
        start_repository(Path(self.spare))
        return True

    def swap(self) -> bool:
        """Move it to its place, where nothing may stand."""
        self.created = True  # set first: the call may be interrupted right after it
        try:
            os.rename(os.path.join(self.spare, ".git"), self.target)
        except OSError:
            self.created = False
            raise
        return True

    def is_proved(self) -> bool:
        """Return True: nothing was replaced."""
        return True

    def finish(self) -> None:
        """Keep it."""
        self.created = False

    def undo(self) -> None:
        """Remove it."""
        if self.created:
            shutil.rmtree(self.target)
        self.created = False

    def clear(self) -> None:
        """Remove the temporary folder."""
        for pause in _PAUSES:
            with suppress(OSError):
                shutil.rmtree(self.spare)
            if not os.path.lexists(self.spare):
                return
            time.sleep(pause)
