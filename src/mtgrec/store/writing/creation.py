"""Create one file in the steps of a transaction, without ever overwriting another."""

import os
from contextlib import suppress

from mtgrec.store.reading.files import exists
from mtgrec.store.writing import temporary


class Creation:
    """Creates a file and its folders, and removes both again where the transaction fails."""

    def __init__(self, path: str, target: str, data: bytes) -> None:
        """`path` is shown in messages; links in the folder of `target` have been followed."""
        self.path = path
        self.target = target
        self.data = data
        self.spare = temporary.beside(target)
        self.folders: list[str] = []
        """The folders that were made for it, the deepest first."""
        self.created = False

    def stage(self) -> bool:
        """Write the content beside its place; return False if a file is there already."""
        self._make_folders()
        if exists(self.target):
            return False
        temporary.write_new(self.spare, self.data)
        return True

    def _make_folders(self) -> None:
        missing = []
        folder = os.path.dirname(self.target)
        while not exists(folder):
            missing.append(folder)
            folder = os.path.dirname(folder)
        for path in reversed(missing):
            with suppress(FileExistsError):
                os.mkdir(path)
                self.folders.insert(0, path)

    def swap(self) -> bool:
        """Give the content its name; return False if a file has got it meanwhile."""
        try:
            self._link()
        except FileExistsError:
            return False
        return True

    def _link(self) -> None:
        self.created = True  # set first: the call may be interrupted right after it
        try:
            try:
                os.link(self.spare, self.target)  # a rename would overwrite another file
            except FileExistsError:
                raise
            except (OSError, NotImplementedError):  # a file system without hard links
                if exists(self.target):
                    raise FileExistsError(self.target) from None
                os.rename(self.spare, self.target)
        except OSError:
            self.created = False
            raise

    def is_proved(self) -> bool:
        """Return True: nothing was replaced."""
        return True

    def finish(self) -> None:
        """Keep the file."""
        self.created = False
        self.folders = []

    def undo(self) -> None:
        """Remove the file."""
        if self.created:
            with suppress(FileNotFoundError):
                os.unlink(self.target)
        self.created = False

    def clear(self) -> None:
        """Remove the temporary file, and the folders that were made for nothing."""
        temporary.remove(self.spare)
        with suppress(OSError):  # another program has put something in
            for folder in self.folders:
                os.rmdir(folder)
