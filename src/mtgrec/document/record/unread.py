"""What could not be read of the fields of a record or an item: shown as written, never counted."""

from mtgrec.document.reporter import Reporter
from mtgrec.model.figures.unclear_figures import unclear_figures
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.rules.files.words import UNCLEAR_NUMBER


def keep_unread(unread: dict[str, str], name: str, text: str) -> None:
    """Add a text that could not be read to those of its field, or of a key that is no field."""
    unread[name] = "; ".join(filter(None, (unread.get(name), text)))


def without_unclear_figures(kpi: Item, reporter: Reporter) -> Item:
    """Return a KPI whose unclear figures are reported and are among what could not be read."""
    cleared: dict[int, Item] = {}
    for holder, name, figure, reason in unclear_figures(kpi):
        field = KINDS[holder.kind].fields[name]
        reporter.report(
            UNCLEAR_NUMBER, holder.at[name], value=figure.text, field=field, reason=reason
        )
        so_far = cleared.get(holder.offset, holder)
        cleared[holder.offset] = _moved_to_unread(so_far, field, figure.text)
    if not cleared:
        return kpi
    changes = tuple(cleared.get(each.offset, each) for each in kpi.items("changes"))
    own = cleared.get(kpi.offset, kpi)
    values = {**own.values, "changes": changes} if changes else own.values
    return Item(own.kind, own.number, own.offset, values, own.at, own.unread)


def _moved_to_unread(item: Item, field: Field, text: str) -> Item:
    """Return an item of which the value of a field is one that could not be read."""
    values = {name: value for name, value in item.values.items() if name != field.name}
    unread = dict(item.unread)
    keep_unread(unread, field.name, text)
    return Item(item.kind, item.number, item.offset, values, item.at, unread)
