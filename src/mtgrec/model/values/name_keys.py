"""Keys by which names of people, departments and campaigns are compared."""

from functools import lru_cache
from unicodedata import normalize

from mtgrec.model.values.normalized import SIMPLIFIED
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.words import fold

_INVISIBLE = lazily(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_CHINESE = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BLANK_BESIDE_CHINESE = lazily(rf"(?<=[{_CHINESE}]) | (?=[{_CHINESE}])")
_DASHES = lazily("[\u2010-\u2015\u2212_-]")
_DOTS = lazily("[·•‧∙⋅・･]")
_UNIT = lazily(r"(?P<stem>.+?)(?:(?P<department>部门?| (?:dept\.?|department))|小?组| team)")


def without_invisible(text: str) -> str:
    """Return `text` without signs that nobody sees: zero-width blanks, marks of direction."""
    return _INVISIBLE.sub("", text)


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """Return the key by which two spellings of a name are the same name.

    Width, case, script, invisible signs and the number of blanks do not matter; beside a Chinese
    character blanks do not matter at all.
    """
    folded = normalize("NFKC", normalize("NFD", text).casefold())
    folded = without_invisible(normalize("NFKC", folded.casefold())).translate(SIMPLIFIED)
    return _BLANK_BESIDE_CHINESE.sub("", " ".join(folded.split()))


@lru_cache(maxsize=4096)
def person_key(text: str) -> str:
    """Return the key of a person's name: as `name_key`, and hyphens are blanks."""
    return name_key(_DOTS.sub("·", _DASHES.sub(" ", text)))


def label_key(text: str) -> str:
    """Return the key of a tag or a channel: as `name_key`, and blanks, `-` and `_` are alike."""
    return fold(name_key(text))


@lru_cache(maxsize=4096)
def department_key(text: str) -> tuple[str, str]:
    """Return the key of a department without the word for it, and which word that is.

    The word is `department` (部, 部门, Dept.), `team` (组, Team) or missing: PR Team is `pr`, `team`.
    """
    key = name_key(text)
    found = _UNIT.fullmatch(key)
    if found is None:
        return key, ""
    return found["stem"], "department" if found["department"] else "team"
