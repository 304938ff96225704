"""Whether findings still hold in a file that was read again, and whether their fixes do harm."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from mtgrec.model.editing.edit import Fix, Place, RemoveItem, SetField, item_place
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Item, Record
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.fixes import COPIES
from mtgrec.rules.engine.locate import field_at
from mtgrec.rules.traceability.copies import find_copies
from mtgrec.rules.traceability.t010_campaign_spelling import INFO as CAMPAIGN_SPELLING

Originals = Callable[[str], Iterable[Record]]
"""Returns the records, read again, that hold the original of a copy with this address."""


class Present:
    """What is wrong with one file as it is now."""

    def __init__(self, record: Record, problems: Iterable[Problem], originals: Originals) -> None:
        self.record = record
        self.originals = originals
        self.problems = frozenset(problems)
        self._copies: dict[int, frozenset[Problem]] = {}

    def has(self, finding: Finding) -> bool:
        """Return whether the file has exactly this finding."""
        problem = finding.problem
        if finding.code in COPIES:
            originals = self.originals(str(problem.message.values["original"]))
            return any(problem in self._copies_of(original) for original in originals)
        if problem.code.startswith("F"):
            return problem._replace(address=None) in self.problems
        if problem.code == CAMPAIGN_SPELLING.code:
            return problem.message.values["name"] in self.record.campaigns
        location = field_at(self.record, problem.line, problem.column)
        return location is not None and _same(location.item, finding.item)

    def _copies_of(self, original: Record) -> frozenset[Problem]:
        """Return the problems of the items copied from one record."""
        if id(original) not in self._copies:
            self._copies[id(original)] = frozenset(find_copies([original, self.record])[1])
        return self._copies[id(original)]


def _same(first: Item | None, second: Item | None) -> bool:
    """Return whether both are the same item at the same place of the file; False if one is None."""
    keys = [
        each and (each.kind, each.number, each.offset, each.id, each.text("what"))
        for each in (first, second)
    ]
    return None not in keys and keys[0] == keys[1]


class NamedByNumber:
    """The items of a record without an id to which a reference by number points."""

    def __init__(self, record: Record, mentioned: Collection[str]) -> None:
        self._last: defaultdict[Place, int] = defaultdict(int)
        self._places: set[Place] = set()
        for item in record.items:
            if not item.id and item_address(record, item) in mentioned:
                place = item_place(item)
                self._places.add(place)
                self._last[place[:-1]] = max(self._last[place[:-1]], item.number)

    def is_moved_by(self, edit: Fix) -> bool:
        """Return whether an edit changes the address of one of them."""
        if isinstance(edit, RemoveItem):
            return int(edit.place[-1]) < self._last[edit.place[:-1]]
        return isinstance(edit, SetField) and edit.field.name == "id" and edit.place in self._places
