"""`mtgrec metric add|import|show`: the daily readings of a campaign."""

import typer

from mtgrec.commands.options import with_session
from mtgrec.commands.session import Session
from mtgrec.model.message import N_

INNER = {
    "add": N_("write one reading down"),
    "import": N_("read the export of an ad platform: CSV or a spreadsheet"),
    "show": N_("curve, latest value, attainment, deviation and fluctuation of each metric"),
}
"""Name of each command below this one (and of its module), and its sentence in `--help`."""


@with_session
def command(session: Session, context: typer.Context) -> None:
    """Write down, import and show daily readings."""
    context.obj = session
