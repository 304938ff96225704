"""The parts of a text without lists and brackets: 市场部-李雷, 李雷和韩梅梅, Mr. Lund."""

from collections.abc import Iterator

from mtgrec.model.records.owner_words import (
    LETTER_OR_DIGIT,
    LONGEST_NAME,
    is_company,
    is_double_surname,
    is_full_name,
    kind_of_unknown,
    owner_kind,
    without_title,
)
from mtgrec.model.records.people import HELPER, LEAD, OwnerKind, Part, People
from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.patterns import lazily

# Names contain 和 too (王和平): it separates only with two characters on either side.
_AND = lazily(
    r"(?<=\S{2}) ?(?:以及|或者|[和与及或&+]) ?(?=\S{2})|(?<=\S) (?:and|or|[和与及&+]) (?=\S)"
)
_AND_OTHERS = lazily(
    r"(?P<name>\S.*?)\s*"
    r"(?:等\s*(?:[\d一二两三四五六七八九十多]*[人位名].{0,8}|同事|各?部门.{0,8})?|et al\.?)"
)
_DASHES = lazily(r"\s*(?:-+>?|[‐‑–—_~:：・·*＊]+)\s*")
_PHONE_BEHIND = lazily(r"(?P<name>.*[^\W\d_]) ?:? ?(?P<phone>\+?\d[\d ()-]{5,}\d)")
_MARK_BEHIND = lazily(
    "由?(?P<name>.{2,}?)(?:(?P<lead>主责|主办|牵头|负责|主导)|(?P<helper>配合|协助|协办|支持))"
)
_CHINESE_NAME = lazily(r"[\u3400-\u9fff]{2,4}")
_ONE_CHINESE = lazily(r"[\u3400-\u9fff]")
_UNIT_END = lazily(
    r"(?:部门?|组|中心|公司|处|室| (?:dept\.?|department|team|office|division)(?= ))的? ?"
)
_GLUED = lazily(
    r"(?P<unit>.*(?:部门?|组|中心|公司|经理|总监|主管|主任|专员|负责人|设计师|[组部店]长))"
    r"(?P<name>[\u3400-\u9fff]{2,4})"
)
_AROUND = "\"'“”‘’「」『』*。 "
NO_PERSON = (OwnerKind.DEPARTMENT, OwnerKind.GROUP, OwnerKind.ROLE)


def piece_parts(text: str, known: People) -> Iterator[Part]:
    """Yield the parts of a text without brackets, split at 和, and, 等 ..."""
    text = text.strip(_AROUND)
    if known.knows(text) or known.is_listed_department(text):
        yield Part(text, owner_kind(text, known))
        return
    and_others = _AND_OTHERS.fullmatch(normalized(text))
    if and_others and len(and_others["name"]) > 1:
        yield Part(text, OwnerKind.ANYBODY)
        text = text[: and_others.end("name")]
    names = list(_at_conjunctions(text, known))
    for name in names:
        for part in _single(name, known):
            yield part._replace(joined=len(names) > 1 or _may_name_a_person(part))


def _may_name_a_person(part: Part) -> bool:
    """Return whether a company's name may as well be somebody's and a company's: 王敏和白云有限公司."""
    found = _AND.search(normalized(part.text)) if part.kind is OwnerKind.DEPARTMENT else None
    return found is not None and is_full_name(part.text[: found.start()].strip())


def _at_conjunctions(text: str, known: People) -> Iterator[str]:
    start = 0
    for found in _AND.finditer(normalized(text)):
        name = text[start : found.start()].strip()
        is_short = len(text) - start <= LONGEST_NAME  # else it is no name: the rest is not read
        if is_short and _is_one_company(text[start:], name, known):
            break  # Bob and Sons Ltd
        yield name
        start = found.end()
    yield text[start:].strip()


def _is_one_company(text: str, before: str, known: People) -> bool:
    """Return whether a text is the name of one company, though it says “and” behind `before`."""
    is_formal = is_company(text.split(" ", maxsplit=1)[0], formal=True) or is_company(
        text, formal=True
    )
    if known.knows(before) or not (is_formal or is_company(text)):
        return False
    if is_full_name(before) and not is_formal:
        return False  # 李雷和外包公司
    return all(part.kind is OwnerKind.PERSON for part in _single(before, known))


def _single(text: str, known: People) -> Iterator[Part]:
    """Yield the parts of a text without separators: 市场部-李雷, 市场部 李雷, 李雷牵头."""
    if not LETTER_OR_DIGIT.search(text):
        return
    phone = _PHONE_BEHIND.fullmatch(normalized(text))
    if phone and not known.knows(text):
        yield from _single(text[: phone.end("name")], known)
        yield Part(text[phone.start("phone") :], OwnerKind.BESIDE)
        return
    kind = owner_kind(text, known)
    marked = _MARK_BEHIND.fullmatch(normalized(text))
    if kind is OwnerKind.PERSON and marked and not known.knows(text):
        name = text[marked.start("name") : marked.end("name")].strip()
        if known.knows(name) or is_full_name(name):
            yield Part(name, OwnerKind.PERSON, role=LEAD if marked["lead"] else HELPER)
            return
    yield from (
        _at_dashes(text, known) or _of_unit(text, kind, known) or _at_blanks(text, kind, known)
    )


def _at_dashes(text: str, known: People) -> list[Part]:
    """Return the parts of 市场部-李雷, 李雷-市场部, Marketing: Jo Lund; else nothing."""
    for found in _DASHES.finditer(text):
        left, right = text[: found.start()], text[found.end() :]
        if len(left) > LONGEST_NAME:
            break
        if not (LETTER_OR_DIGIT.search(left) and LETTER_OR_DIGIT.search(right)):
            continue
        kinds = owner_kind(left, known), owner_kind(right, known)
        if kinds[0] in NO_PERSON and kinds[1] not in NO_PERSON:
            return [Part(left, kinds[0]), *_at_blanks(right, kinds[1], known)]
        if kinds[0] is OwnerKind.DEPARTMENT and kinds[1] in (OwnerKind.ROLE, OwnerKind.GROUP):
            position = text if kinds[1] is OwnerKind.ROLE else right
            return [Part(left, kinds[0]), Part(position, kinds[1])]
        is_name = known.knows(left) or is_full_name(left) or " " in found[0] or " " in left
        if kinds[1] in NO_PERSON and kinds[0] is OwnerKind.PERSON and is_name:
            return [*_at_blanks(left, kinds[0], known), Part(right, kinds[1])]
        if is_full_name(left) and is_full_name(right):
            return [Part(left, kinds[0]), Part(right, kinds[1])]
    return []


def _of_unit(text: str, kind: OwnerKind, known: People) -> list[Part]:
    """Return the department before a position, and the whole as the position: 市场部经理."""
    ends = _UNIT_END.finditer(normalized(text)) if kind is OwnerKind.ROLE else ()
    for found in reversed(list(ends)):
        unit, position = text[: found.end()].rstrip("的 "), text[found.end() :]
        is_position = owner_kind(position.removeprefix("副"), known) is OwnerKind.ROLE
        if is_position and owner_kind(unit, known) is OwnerKind.DEPARTMENT:
            return [Part(unit, OwnerKind.DEPARTMENT), Part(text, kind)]
    return []


def _at_blanks(text: str, kind: OwnerKind, known: People) -> list[Part]:
    """Return the parts of 市场部 李雷, 王敏 李雷, Mr. Lund; a name of several words is one."""
    words = _words(text)
    if known.knows(text):
        return [Part(text, kind)]
    if len(words) == 1:
        return _glued(words[0], owner_kind(words[0], known), known)
    parts = [Part(word, owner_kind(word, known)) for word in words]
    names = [part for part in parts if part.kind is OwnerKind.PERSON]
    are_chinese = _are_chinese_names(names)
    if kind is not OwnerKind.PERSON:
        is_listing = names and are_chinese and kind is OwnerKind.DEPARTMENT
        return _each(words, known) if is_listing else [Part(text, kind)]
    if not names or are_chinese:
        return _each(words, known)
    return _one_name(words, parts, known)


def _words(text: str) -> list[str]:
    """Return the words of a text; 王　敏, set wide to fill a column, is one."""
    words: list[str] = []
    is_open = False
    for word in text.split():
        if not LETTER_OR_DIGIT.search(word):
            continue
        is_one = _ONE_CHINESE.fullmatch(word) is not None
        if is_open and is_one:
            words[-1] += word
        else:
            words.append(word)
        is_open = is_one and not is_open
    return words


def chinese_names(text: str) -> list[str]:
    """Return the names of a text that is nothing but Chinese names with blanks between them."""
    words = _words(text)
    are_names = all(
        _CHINESE_NAME.fullmatch(word) and kind_of_unknown(word) is OwnerKind.PERSON
        for word in words
    )
    return words if len(words) > 1 and are_names and not is_double_surname(words[0]) else []


def _each(words: list[str], known: People) -> list[Part]:
    return [part for word in words for part in _glued(word, owner_kind(word, known), known)]


def _one_name(words: list[str], parts: list[Part], known: People) -> list[Part]:
    """Return the parts of a text that holds one name of several words."""
    first = next(place for place, part in enumerate(parts) if part.kind is OwnerKind.PERSON)
    before = " ".join(words[:first])
    found: list[Part] = []
    # Brand Lee is a name, Marketing Anna Lee somebody of Marketing.
    may_be_unit = first > 1 or not before.isascii() or len(words) > first + 1
    if before and may_be_unit and (kind := owner_kind(before, known)) in NO_PERSON:
        found, parts = [Part(before, kind)], parts[first:]
    parts = parts[: _end_of_name(parts, known)]
    # English words may be part of the name; Chinese ones such as 待定 in 李雷 待定 are not.
    name = [part for part in parts if part.kind is OwnerKind.PERSON or _may_be_in_name(part)]
    in_name = set(name)
    found.append(Part(without_title(" ".join(part.text for part in name), known), OwnerKind.PERSON))
    beside = (part for part in parts if not part.text.isascii())
    return [*found, *(part for part in beside if part not in in_name)]


def _may_be_in_name(part: Part) -> bool:
    return part.text.isascii() and part.kind not in (OwnerKind.BESIDE, OwnerKind.UNDECIDED)


def _end_of_name(parts: list[Part], known: People) -> int:
    """Return where the title behind an English name of two or more words begins, else the end."""
    for start in range(max(2, len(parts) - LONGEST_NAME // 2), len(parts)):  # a title is no longer
        rest = " ".join(part.text for part in parts[start:])
        if owner_kind(rest, known) is OwnerKind.ROLE:
            return start
    return len(parts)


def _glued(text: str, kind: OwnerKind, known: People) -> list[Part]:
    """Return the parts of a word: a department or a title may stand before a name, 市场部李雷."""
    if kind in (OwnerKind.PERSON, OwnerKind.ROLE) and not known.knows(text):
        found = _GLUED.fullmatch(normalized(text))
        name = without_title(text[found.start("name") :], known) if found else ""
        unit = text[: found.end("unit")] if found else ""
        kind_of_unit = owner_kind(unit, known)
        if kind_of_unit in NO_PERSON and (known.knows(name) or is_full_name(name)):
            return [Part(unit, kind_of_unit), Part(name, OwnerKind.PERSON)]
    return [Part(without_title(text, known) if kind is OwnerKind.PERSON else text, kind)]


def _are_chinese_names(names: list[Part]) -> bool:
    """Return whether each word is a name of its own, unlike one name with a blank inside (李 雷)."""
    return (
        bool(names)
        and not is_double_surname(names[0].text)
        and all(_CHINESE_NAME.fullmatch(name.text) for name in names)
    )
