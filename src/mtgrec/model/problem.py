"""Problems: faults in the data of a workspace, which are listed beside the records.

A problem never stops a command (errors do). Each has a stable code, a place and a hint how to fix it.
"""

from typing import NamedTuple

from mtgrec.model.message import Message


class Problem(NamedTuple):
    """One fault: its code, its place (line and column from 1; 0 = the whole file) and a hint."""

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
        """Whether the whole file could not be read because of it (codes F001 to F099)."""
        return self.code.startswith("F0")

    @property
    def place(self) -> str:
        """`path:line:column`; only `path` where the line is not known."""
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"
