"""Where the rows are that a table of `status` leaves out: the command that lists them."""

from collections.abc import Callable, Iterable
from datetime import date

from mtgrec.model.analysis.filters import Filters
from mtgrec.model.message import N_, Message
from mtgrec.model.values.shell_words import ShellText, shell_words
from mtgrec.output.answer import Table, first_rows
from mtgrec.output.language import say


def first_of(filters: Filters, most: int | None) -> Callable[..., Table]:
    """Return a function of a table and commands: the first rows, and which commands list the rest."""

    def first(table: Table, *commands: str) -> Table:
        return first_rows(table, most, _rest(filters, *(commands or ("status --all",))))

    return first


def _rest(filters: Filters, *commands: str) -> Callable[[int], str]:
    """Return what says `… 37 more: mtgrec list actions --overdue`, with the filters of this call."""
    words = shell_words(*_options(filters))
    whole = ShellText("; mtgrec ".join(f"{command} {words}".strip() for command in commands))
    return lambda count: say(
        Message(N_("… {count} more: mtgrec {command}"), count=count, command=whole)
    )


def _options(filters: Filters) -> Iterable[str]:
    """Yield the options of the command line that make these filters."""
    for name, value in filters._asdict().items():
        option = f"--{name.replace('_', '-')}"
        match value:
            case True:
                yield option
            case date():
                yield from (option, value.isoformat())
            case tuple():
                for word in value:
                    yield from (option, word)
