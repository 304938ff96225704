"""A problem: something in the data that a person should see, travelling beside the records.

Problems never stop a command (errors do); each has a stable code, a place and a way to fix it.
"""

from typing import NamedTuple

from mtgrec.model.message import Message


class Problem(NamedTuple):
    """What is wrong, where (line and column from 1; 0 = the file as a whole), and how to fix it."""

    code: str
    severity: str
    path: str
    line: int
    column: int
    message: Message
    help: Message
    address: str | None = None

    @property
    def unreadable(self) -> bool:
        """Return whether this problem keeps a whole file from being read (the codes F001 to F099)."""
        return self.code.startswith("F0")

    @property
    def place(self) -> str:
        """`path:line:column`, without the parts that are not known."""
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"
