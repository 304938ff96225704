"""Whether exactly one named person is responsible for an item (B19), or why not.

Four rules share this: about actions, checklist items, decisions and risks.
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.records.people import HELPER, OwnerKind, Part, People
from mtgrec.model.values.normalized import is_question
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.rule_view import RuleView

_NOBODY = N_("nobody is named")
_SEVERAL = N_("“{text}” are {count} people")
_OTHERS = N_("“{text}” names others besides {name}")
# The first that applies is reported: 市场部/待定 is undecided rather than a department.
_NOT_A_PERSON = (
    (OwnerKind.ANYBODY, N_("“{text}” can be anybody")),
    (OwnerKind.GROUP, N_("“{text}” can be anybody")),
    (OwnerKind.UNDECIDED, N_("“{text}” leaves it open")),
    (OwnerKind.ROLE, N_("“{text}” is a role without a name")),
    (OwnerKind.DEPARTMENT, N_("“{text}” names no person, only a department")),
    (OwnerKind.BESIDE, N_("“{text}” is no name")),
)
_LONGEST_SHOWN = 40


def why_not_one_person(state: ItemState, register: People) -> Message | None:
    """Return why an item is not owned by exactly one named person; None if it is.

    None also for an owner that could not be read: the reader reports it.
    """
    unread = state.item.unread.get("owner", "")
    if unread and not is_question(unread):
        return None
    text = state.item.text("owner") or unread
    if not text.strip():
        department = state.item.text("department") or ""
        return (
            _message(dict(_NOT_A_PERSON)[OwnerKind.DEPARTMENT], department)
            if department
            else Message(_NOBODY)
        )
    return _why_not_one_name(text, register)


def without_one_owner(info: RuleInfo, state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an item that is not owned by exactly one named person."""
    if why := why_not_one_person(state, view.register):
        fields = (field for field in ("owner", "department") if field in state.item.at)
        yield at_item(info, state, next(fields, "what"), address=state.address, why=why)


def _why_not_one_name(text: str, register: People) -> Message | None:
    people = register.read_owner(text).people
    parts = [part for part in register.parts_of(text) if part.role != HELPER]
    if len(people) > 1:
        return _message(_SEVERAL, text, count=len(people))
    if people:
        has_others = any(_means_others(number, part) for number, part in enumerate(parts))
        return _message(_OTHERS, text, name=people[0]) if has_others else None
    kinds = {part.kind for part in parts}
    return next((_message(why, text) for kind, why in _NOT_A_PERSON if kind in kinds), None)


def _means_others(number: int, part: Part) -> bool:
    """Return whether a part next to a name means more people; a department before it does not."""
    if part.kind is OwnerKind.GROUP:
        return part.joined or number > 0
    return part.kind in (OwnerKind.ANYBODY, OwnerKind.UNDECIDED) or (
        part.joined and part.kind is OwnerKind.DEPARTMENT
    )


def _message(template: str, text: str, /, **values: object) -> Message:
    line = " ".join(text.split())
    shown = line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"
    return Message(template, text=shown, **values)
