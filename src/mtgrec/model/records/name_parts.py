"""The parts of a text that names people: names, departments, roles, and who leads and who helps."""

from collections.abc import Iterator

from mtgrec.model.records.name_links import without_links
from mtgrec.model.records.name_pieces import NO_PERSON, chinese_names, piece_parts
from mtgrec.model.records.owner_words import LETTER_OR_DIGIT, is_remark, owner_kind
from mtgrec.model.records.people import HELPER, LEAD, OwnerKind, Part, People
from mtgrec.model.values.name_keys import without_invisible
from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.patterns import lazily

_LONGEST = 10_000
_LEAD_WORDS = (
    "(?:主责|主办|牵头|主导)(?:人|方|部门)?|主要?负责人?|负责人?|责任人|第一(?:责任|负责)人|主|a角"
    "|owners?|lead(?:er)?|responsible|accountable"
)
_HELPER_WORDS = (
    "(?:配合|协助|协办|协同|协作|辅助|参与|支持)(?:人|方|部门)?|副|辅|b角"
    "|helpers?|help(?:s|ing)?|support(?:s|ing|ed by)?|assist(?:s|ing|ants?|ed by)?|backup"
)
_MARK = lazily(rf"(?P<lead>{_LEAD_WORDS})|(?P<helper>{_HELPER_WORDS})")
_MARK_BEFORE = lazily(
    rf"(?:(?<=[\s、,;/|。.)])|^)\s*(?:(?P<lead>{_LEAD_WORDS})|(?P<helper>{_HELPER_WORDS}))\s*:\s*"
)
_MARK_IN_BRACKETS = rf"[(\[【]\s*(?:{_LEAD_WORDS}|{_HELPER_WORDS})\s*[)\]】]"
_BETWEEN_MARKS = lazily(rf"{_MARK_IN_BRACKETS}(?=[^()\[\]【】、,，;；/|]+{_MARK_IN_BRACKETS})")
"""A mark behind a name, with another marked name right behind it: 李雷（负责）韩梅梅（协助）."""

_BRACKETS = lazily(r"[（(【\[〔<《〈]([^（(【\[〔<《〈）)】\]〕>》〉]{0,80})[）)】\]〕>》〉]")
_OPENING, _CLOSING = "（(【[〔<《〈", "）)】]〕>》〉"
_BRACKET = lazily(r"[（(【\[〔<《〈）)】\]〕>》〉]")
_EMAIL = lazily(r"[^\s@＠、，,；;/<（(]{1,64}[@＠][\w-]{1,63}(?:[.．][\w-]{1,63})+")
_BEFORE_FORM = lazily(r"[,，] ?(?=(?:ltd|inc|llc|gmbh|ag)\.?\s*(?:[、,;/|)]|$))")
"""The comma in the name of a company: Lund Co., Ltd."""
_LIST = frozenset("、，,；;|｜\r\n\t")
_SLASHES = frozenset("/／\\→@＠")
_BESIDE_NAMES = (*NO_PERSON, OwnerKind.BESIDE, OwnerKind.UNDECIDED)


def parts_of(text: str, known: People) -> list[Part]:
    """Return the parts of a text that names people, in order."""
    text = _without_commas_in_companies(without_invisible(without_links(text)))
    text = _parted_at_marks(text)
    plain = " ".join(text.split())
    if len(text) > _LONGEST:
        return [Part(plain, OwnerKind.ANYBODY)]
    if known.knows(plain) or known.is_listed_department(plain):
        return [Part(plain, owner_kind(plain, known))]
    if owner_kind(text, known) is OwnerKind.UNDECIDED:  # N/A is one word
        return [Part(plain, OwnerKind.UNDECIDED)]
    return [
        part
        for role, segment in _marked_segments(text)
        for group in _split(segment, _LIST)
        for part in _with_role(list(_group(group, known)), role)
    ]


def entries_of(text: str) -> list[str]:
    """Return the entries of a list of people that is written as one text: 王敏 李雷、韩梅梅."""
    return [
        entry
        for group in _split(_without_commas_in_companies(text), _LIST)
        for entry in (chinese_names(group) or [group.strip()])
        if entry
    ]


def _without_commas_in_companies(text: str) -> str:
    plain = normalized(text)
    pieces, start = [], 0
    for found in _BEFORE_FORM.finditer(plain):
        pieces.append(text[start : found.start()])
        start = found.end()
    return " ".join((*pieces, text[start:]))


def _parted_at_marks(text: str) -> str:
    """Return 李雷（负责）韩梅梅（协助） with a separator between the two."""
    pieces, start = [], 0
    for found in _BETWEEN_MARKS.finditer(normalized(text)):
        pieces.append(text[start : found.end()])
        start = found.end()
    return "、".join((*pieces, text[start:]))


def _marked_segments(text: str) -> Iterator[tuple[str, str]]:
    """Yield the segments of `主责：李雷 配合：韩梅梅`, each with its role; else the whole text."""
    role, start = "", 0
    for found in _MARK_BEFORE.finditer(normalized(text)):
        yield role, text[start : found.start()]
        role, start = LEAD if found["lead"] else HELPER, found.end()
    yield role, text[start:]


def _split(text: str, separators: frozenset[str]) -> Iterator[str]:
    """Yield the pieces of a text between separators that stand outside of brackets."""
    depth = start = 0
    for place, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING and text[place - 1 : place + 1] != "->":
            depth = max(0, depth - 1)
        elif character in separators and not depth:
            yield text[start:place]
            start = place + 1
    rest = text[start:]
    if depth and start == 0 and any(each in separators for each in rest):  # a bracket left open
        yield from _split(_BRACKET.sub(" ", rest), separators)
    else:
        yield rest


def _with_role(parts: list[Part], role: str) -> list[Part]:
    """Return the parts of one entry with its role, which is that of the people in it."""
    roles = {part.role for part in parts if part.kind is OwnerKind.PERSON}
    role = role or (roles.pop() if len(roles) == 1 else "")
    return [part if part.role else part._replace(role=role) for part in parts]


def _group(text: str, known: People) -> Iterator[Part]:
    """Yield the parts of one entry of a list: 市场部/李雷, 李雷@市场部."""
    plain = " ".join(text.split())
    if known.knows(plain) or known.is_listed_department(plain):
        yield Part(plain, owner_kind(plain, known))
        return
    address = _EMAIL.search(text)
    bare = _EMAIL.sub(" ", text)
    if address and not LETTER_OR_DIGIT.search(bare):
        yield Part(address[0], OwnerKind.PERSON)
        return
    for piece in _split(bare, _SLASHES):
        if LETTER_OR_DIGIT.search(piece):
            yield from _piece(" ".join(piece.split()), known)


def _piece(text: str, known: People) -> Iterator[Part]:
    """Yield the parts of a piece without separators; brackets may add to it: 李雷（市场部、主责）."""
    outside = " ".join(_BRACKETS.sub(" ", text).split())
    if known.knows(text) or outside == text:
        yield from piece_parts(_BRACKET.sub(" ", text).strip() if outside == text else text, known)
        return
    notes = [note.strip() for note in _BRACKETS.findall(text) if note.strip()]
    if not LETTER_OR_DIGIT.search(outside):  # nothing but （待定）
        for note in notes:
            yield from piece_parts(note, known)
        return
    named = list(piece_parts(outside, known))
    people = [part for part in named if part.kind is OwnerKind.PERSON]
    role, beside, is_clear = "", [], True
    for note in notes:
        for entry in _split(note, _LIST | _SLASHES):
            if mark := _MARK.fullmatch(normalized(entry).strip()):
                role = LEAD if mark["lead"] else HELPER
                continue
            parts = [] if is_remark(entry) else list(piece_parts(" ".join(entry.split()), known))
            is_clear = is_clear and all(part.role or part.kind in _BESIDE_NAMES for part in parts)
            beside += parts
    if not is_clear:
        yield from _unclear(text, outside, named, beside, known)
        return
    for part in named:
        is_person = part.kind is OwnerKind.PERSON
        yield part._replace(role=part.role or role) if is_person or not people else part
    yield from (part for part in beside if part.kind is OwnerKind.DEPARTMENT or part.role)


def _unclear(
    text: str, outside: str, named: list[Part], beside: list[Part], known: People
) -> Iterator[Part]:
    """Yield the parts of a piece whose brackets hold something else: 市场部（李雷）, 张伟（北京）."""
    in_brackets = [part for part in beside if part.kind is OwnerKind.PERSON]
    people = [part for part in named if part.kind is OwnerKind.PERSON]
    if not people and all(part.kind in NO_PERSON for part in named):
        yield from (*named, *beside)
    elif len(people) != 1 or known.knows(people[0].text):
        yield from named
    elif len(in_brackets) == 1 and known.knows(in_brackets[0].text):
        yield from in_brackets
    else:  # the brackets may tell two people of one name apart
        units = (part for part in named if part.kind is OwnerKind.DEPARTMENT)
        yield from units
        whole = text if people[0].text == outside else people[0].text + text[len(outside) :]
        yield Part(whole, OwnerKind.PERSON, role=people[0].role)
