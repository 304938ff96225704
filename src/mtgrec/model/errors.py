"""What stops a command, and the exit code each kind of stop owns."""

from enum import IntEnum

from mtgrec.model.message import Message


class ExitCode(IntEnum):
    """The one list of exit codes; no command invents another."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    REFUSED = 4
    NETWORK = 5
    BUG = 70
    INTERRUPTED = 130


class MtgrecError(Exception):
    """A stop that a person can understand: one sentence, perhaps a place and a way to mend it."""

    exit_code = ExitCode.BUG

    def __init__(self, message: Message, help: Message | None = None, place: str = "") -> None:
        """`place` is `path`, `path:line` or `path:line:col`, relative to the workspace."""
        super().__init__(str(message))
        self.message = message
        self.help = help
        self.place = place


class UsageError(MtgrecError):
    """Wrong usage, configuration, address, value or template."""

    exit_code = ExitCode.USAGE


class UnreadableError(MtgrecError):
    """The very file that was asked for cannot be read."""

    exit_code = ExitCode.UNREADABLE


class RefusedError(MtgrecError):
    """Doing it would overwrite, lose or disturb something."""

    exit_code = ExitCode.REFUSED
