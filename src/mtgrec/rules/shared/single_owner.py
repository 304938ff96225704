"""Whether exactly one named person is responsible for an item (B19), or why not.

Four rules share this: about actions, checklist items, decisions and risks.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.records.people import Register
from mtgrec.model.values.normalized import is_question, normalized
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.words import fold
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.owner_words import OwnerKind, owner_kind

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

_BRACKETS = lazily(r"[（(【][^（(【）)】]{0,80}[）)】]")
_BRACKET = lazily(r"[（(【）)】]")
_EMAIL = lazily(r"[^\s@、，,；;/]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_SEPARATORS = lazily(r"[、，,；;/／|｜\\→\r\n\t@]+|->")
# Names contain 和 too (王和平): it separates only with two characters on either side.
_AND = lazily(
    r"(?<=\S{2}) ?(?:以及|或者|[和与與及或&＆+＋]) ?(?=\S{2})|(?<=\S) (?:and|AND|or|OR) (?=\S)"
)
_AND_OTHERS = lazily(
    r"(?P<name>\S.*?)\s*"
    r"(?:等\s*(?:[\d一二两兩三四五六七八九十多]*[人位名].{0,8}|同事|各?部[门門].{0,8})?|et al\.?)"
)
_LETTER_OR_DIGIT = lazily(r"[^\W_]")
_BLANKS = lazily(r"[\s:：—–-]+")
_CHINESE_NAME = lazily(r"[\u3400-\u9fff]{2,4}")
_CHINESE = lazily(r"[\u3400-\u9fff]")
_DOUBLE_SURNAME = lazily(
    "欧阳|[司夏][马侯徒]|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|端木|南宫|独孤|西门|百里|澹台"
)


class _Part(NamedTuple):
    text: str
    kind: OwnerKind
    joined: bool = False
    """Whether a conjunction such as 和 connects it with its neighbour."""


def why_not_one_person(state: ItemState, register: Register) -> Message | None:
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
    # The usual case needs no pattern: one known name, perhaps after a department.
    is_known_person = len(state.owner.people) == 1 and register.knows(state.owner.text or "")
    return None if is_known_person else _why_not_one_name(text, register)


def without_one_owner(info: RuleInfo, state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an item that is not owned by exactly one named person."""
    if why := why_not_one_person(state, view.register):
        fields = (field for field in ("owner", "department") if field in state.item.at)
        yield at_item(info, state, next(fields, "what"), address=state.address, why=why)


def people_in(text: str, register: Register) -> list[str]:
    """Return the names of people in a text, as written, without departments and 待定."""
    owner = register.read_owner(text)
    if owner.text and register.knows(owner.text):
        return [owner.text]
    return [part.text for part in _parts(text, register) if part.kind is OwnerKind.PERSON]


@lru_cache(maxsize=4096)
def _why_not_one_name(text: str, register: Register) -> Message | None:
    if register.knows(text):
        return None
    parts = list(_parts(text, register))
    people = {
        fold(name): name
        for part in parts
        if part.kind is OwnerKind.PERSON and (name := register.canonical(part.text))
    }
    if len(people) > 1:
        return _message(_SEVERAL, text, count=len(people))
    if people:
        has_others = any(_means_others(number, part) for number, part in enumerate(parts))
        return _message(_OTHERS, text, name=next(iter(people.values()))) if has_others else None
    kinds = {part.kind for part in parts}
    return next((_message(why, text) for kind, why in _NOT_A_PERSON if kind in kinds), None)


def _means_others(number: int, part: _Part) -> bool:
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


def _parts(text: str, register: Register) -> Iterator[_Part]:
    """Yield the parts of an owner field; brackets after a name are ignored."""
    whole = owner_kind(text, register)
    if whole is OwnerKind.UNDECIDED:  # N/A is one word
        yield _Part(text, whole)
        return
    names = _BRACKETS.sub(" ", _EMAIL.sub(" ", text))
    if not _LETTER_OR_DIGIT.search(names):  # nothing but an address, or （待定）
        names = _BRACKET.sub(" ", text.partition("@")[0])
    for piece in _SEPARATORS.split(names):
        if _LETTER_OR_DIGIT.search(piece):
            yield from _split_at_conjunctions(" ".join(piece.split()), register)


def _split_at_conjunctions(piece: str, register: Register) -> Iterator[_Part]:
    """Yield the parts of a piece, split at 和, and, 等 ..."""
    if register.knows(piece):
        yield _Part(piece, OwnerKind.PERSON)
        return
    and_others = _AND_OTHERS.fullmatch(piece)
    if and_others and len(and_others["name"]) > 1:
        yield _Part(piece, OwnerKind.ANYBODY)
        piece = and_others["name"]
    names = [name.strip() for name in _AND.split(piece)]
    for name in names:
        for part in _split_at_blanks(name, register):
            yield part._replace(joined=len(names) > 1)


def _split_at_blanks(text: str, register: Register) -> Iterator[_Part]:
    """Yield the parts of a text without separators: 市场部 李雷, or two Chinese names."""
    kind = owner_kind(text, register)
    words = [word for word in _BLANKS.split(text) if _LETTER_OR_DIGIT.search(word)]
    if kind is not OwnerKind.PERSON or len(words) <= 1 or register.knows(text):
        yield _Part(text, kind)
        return
    parts = [_Part(word, owner_kind(word, register)) for word in words]
    names = [part for part in parts if part.kind is OwnerKind.PERSON]
    if not names or _are_chinese_names(names):
        yield from parts
        return
    yield _Part(" ".join(part.text for part in names), OwnerKind.PERSON)
    # English words may be part of the name; Chinese ones such as 待定 in 李雷 待定 are not.
    yield from (part for part in parts if part not in names and _CHINESE.search(part.text))


def _are_chinese_names(names: list[_Part]) -> bool:
    """Return whether each word is a name of its own, unlike one name with a blank inside (李 雷)."""
    return not _DOUBLE_SURNAME.fullmatch(normalized(names[0].text)) and all(
        _CHINESE_NAME.fullmatch(name.text) for name in names
    )
