"""Errors that stop a command, and the exit code that belongs to each kind of error."""

from enum import IntEnum

from mtgrec.model.message import Message


class ExitCode(IntEnum):
    """All exit codes of `mtgrec`; no command defines another."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    REFUSED = 4
    NETWORK = 5
    BUG = 70
    UNTOLD = 74
    INTERRUPTED = 130


class MtgrecError(Exception):
    """An expected error with a sentence for the user, perhaps a hint (`help`) and a place."""

    exit_code = ExitCode.BUG

    def __init__(self, message: Message, help: Message | None = None, place: str = "") -> None:
        """Store the sentence; `place` is `path`, `path:line` or `path:line:col` from the root."""
        super().__init__(str(message))
        self.message = message
        self.help = help
        self.place = place


class UsageError(MtgrecError):
    """Wrong usage, configuration, address, value or template."""

    exit_code = ExitCode.USAGE


class UnreadableError(MtgrecError):
    """The file that the user named cannot be read."""

    exit_code = ExitCode.UNREADABLE


class RefusedError(MtgrecError):
    """The command would overwrite or lose data, or its target is in the wrong state."""

    exit_code = ExitCode.REFUSED


class UntoldError(MtgrecError):
    """The answer could not be written, whatever the command has done."""

    exit_code = ExitCode.UNTOLD
