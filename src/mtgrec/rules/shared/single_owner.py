"""Who answers for an item: exactly one named person (B19), or why not.

Four rules ask it, of actions, checks, decisions and risks.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.records.people import Register
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.words import fold
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.normalized import normalized
from mtgrec.rules.shared.owner_words import OwnerKind, owner_kind

_NOBODY = N_("nobody is named")
_SEVERAL = N_("“{text}” are {count} people")
_OTHERS = N_("“{text}” names others besides {name}")
# In this order where several apply: 市场部/待定 is undecided rather than a department.
_NO_PERSON = (
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
_MARKS = lazily(r"[、，,；;/／|｜\\→\r\n\t@]+|->")
# 和 stands in names too (王和平): it parts only what leaves two characters on either side.
_AND = lazily(
    r"(?<=\S{2}) ?(?:以及|或者|[和与與及或&＆+＋]) ?(?=\S{2})|(?<=\S) (?:and|AND|or|OR) (?=\S)"
)
_AND_OTHERS = lazily(
    r"(?P<name>\S.*?)\s*"
    r"(?:等\s*(?:[\d一二两兩三四五六七八九十多]*[人位名].{0,8}|同事|各?部[门門].{0,8})?|et al\.?)"
)
_LETTER = lazily(r"[^\W_]")
_BLANKS = lazily(r"[\s:：—–-]+")
_CHINESE_NAME = lazily(r"[\u3400-\u9fff]{2,4}")
_CHINESE = lazily(r"[\u3400-\u9fff]")
_DOUBLE_SURNAME = lazily(
    "欧阳|[司夏][马侯徒]|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|端木|南宫|独孤|西门|百里|澹台"
)


class _Part(NamedTuple):
    text: str
    sort: OwnerKind
    joined: bool = False
    """Whether it is tied to its neighbour by 和 or the like, not only written beside it."""


def why_not_one_person(state: ItemState, register: Register) -> Message | None:
    """Return why an item is not owned by exactly one named person; None where it is."""
    text = state.item.text("owner") or ""
    if not text.strip():
        department = state.item.text("department") or ""
        return (
            _filled(dict(_NO_PERSON)[OwnerKind.DEPARTMENT], department)
            if department
            else Message(_NOBODY)
        )
    # The usual case needs no pattern: one known name, perhaps behind a department.
    known = len(state.owner.people) == 1 and register.knows(state.owner.text or "")
    return None if known else _judge(text, register)


def without_one_owner(rule: RuleInfo, state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding of `rule` for an item that is not owned by exactly one named person."""
    if why := why_not_one_person(state, view.register):
        fields = (field for field in ("owner", "department") if field in state.item.at)
        yield at_item(rule, state, next(fields, "what"), address=state.address, why=why)


def people_in(text: str, register: Register) -> list[str]:
    """Return the names of people that a text holds, as written; departments and 待定 are none."""
    owner = register.read_owner(text)
    if owner.text and register.knows(owner.text):
        return [owner.text]
    return [part.text for part in _parts(text, register) if part.sort is OwnerKind.PERSON]


@lru_cache(maxsize=4096)
def _judge(text: str, register: Register) -> Message | None:
    if register.knows(text):
        return None
    parts = list(_parts(text, register))
    people = {
        fold(name): name
        for part in parts
        if part.sort is OwnerKind.PERSON and (name := register.canonical(part.text))
    }
    if len(people) > 1:
        return _filled(_SEVERAL, text, count=len(people))
    if people:
        others = any(_stands_for_others(number, part) for number, part in enumerate(parts))
        return _filled(_OTHERS, text, name=next(iter(people.values()))) if others else None
    found = {part.sort for part in parts}
    return next((_filled(why, text) for sort, why in _NO_PERSON if sort in found), None)


def _stands_for_others(number: int, part: _Part) -> bool:
    """Return whether a part next to a name means more people; a department before it does not."""
    if part.sort is OwnerKind.GROUP:
        return part.joined or number > 0
    return part.sort in (OwnerKind.ANYBODY, OwnerKind.UNDECIDED) or (
        part.joined and part.sort is OwnerKind.DEPARTMENT
    )


def _filled(template: str, text: str, /, **values: object) -> Message:
    line = " ".join(text.split())
    shown = line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"
    return Message(template, text=shown, **values)


def _parts(text: str, register: Register) -> Iterator[_Part]:
    """Yield the parts of an owner field; what stands in brackets behind a name is left aside."""
    whole = owner_kind(text, register)
    if whole is OwnerKind.UNDECIDED:  # N/A is one word
        yield _Part(text, whole)
        return
    named = _BRACKETS.sub(" ", _EMAIL.sub(" ", text))
    if not _LETTER.search(named):  # nothing but an address, or （待定）
        named = _BRACKET.sub(" ", text.partition("@")[0])
    for piece in _MARKS.split(named):
        if _LETTER.search(piece):
            yield from _joined(" ".join(piece.split()), register)


def _joined(piece: str, register: Register) -> Iterator[_Part]:
    """Yield the parts of a piece that 和, and, 等 ... tie together."""
    if register.knows(piece):
        yield _Part(piece, OwnerKind.PERSON)
        return
    further = _AND_OTHERS.fullmatch(piece)
    if further and len(further["name"]) > 1:
        yield _Part(piece, OwnerKind.ANYBODY)
        piece = further["name"]
    names = [name.strip() for name in _AND.split(piece)]
    for name in names:
        for part in _beside(name, register):
            yield part._replace(joined=len(names) > 1)


def _beside(text: str, register: Register) -> Iterator[_Part]:
    """Yield the parts of a text without any mark: 市场部 李雷, or two Chinese names."""
    sort = owner_kind(text, register)
    words = [word for word in _BLANKS.split(text) if _LETTER.search(word)]
    if sort is not OwnerKind.PERSON or len(words) <= 1 or register.knows(text):
        yield _Part(text, sort)
        return
    parts = [_Part(word, owner_kind(word, register)) for word in words]
    names = [part for part in parts if part.sort is OwnerKind.PERSON]
    if not names or _are_chinese_names(names):
        yield from parts
        return
    yield _Part(" ".join(part.text for part in names), OwnerKind.PERSON)
    # English words may be part of a name: of 李雷 待定 the second word is none.
    yield from (part for part in parts if part not in names and _CHINESE.search(part.text))


def _are_chinese_names(names: list[_Part]) -> bool:
    """Return whether these words are names, each by itself, and no name with a blank inside: 李 雷."""
    return not _DOUBLE_SURNAME.fullmatch(normalized(names[0].text)) and all(
        _CHINESE_NAME.fullmatch(name.text) for name in names
    )
