"""What a command says beside its answer: lines on stderr."""

import sys
from contextlib import suppress

from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.output.language import say
from mtgrec.output.text import visible
from mtgrec.store.reading.scan import Skipped


def notify(line: str) -> None:
    """Write a line to stderr, where everything but the answer goes."""
    with suppress(OSError):  # cli.py reports a stdout that cannot be written
        sys.stdout.flush()  # where stdout and stderr are one place, the answer comes first
    sys.stderr.write(f"{line}\n")


def notify_waiting(message: Message) -> None:
    """Say on a terminal for whom this command waits; elsewhere nobody looks on."""
    if sys.stderr.isatty():
        notify(say(message))


def notify_skipped(skipped: Skipped) -> None:
    """Write to stderr that a file was skipped, and why."""
    message = Message(N_("passed over: {reason}"), reason=skipped.reason)
    notify(f"{visible(skipped.path)}: {say(message)}")


def notify_problem(problem: Problem) -> None:
    """Write a problem to stderr: its place, what is wrong, and how to fix it."""
    notify(f"{visible(problem.place)}: {say(problem.message)}")
    notify(say(Message(N_("  help: {help}"), help=problem.help)))
