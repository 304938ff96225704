"""The docs of a rule: what it does, why, and an example before and after, read from one text."""

import re
from typing import NamedTuple

_HEADINGS = {
    "en": ("What", "Why", "Before", "After"),
    "zh": ("是什么", "为什么", "修改前", "修改后"),
}
_CLAUSES = re.compile(r"\b[AB]\d{1,2}\b")


class Explanation(NamedTuple):
    """The docs of a rule, in one language."""

    title: str
    what: str
    why: str
    before: str
    after: str

    @property
    def clauses(self) -> list[str]:
        """The clauses of the domain that it comes from, such as B10."""
        return _CLAUSES.findall(self.why)


def read_explanation(text: str, language: str) -> Explanation:
    """Return the parts of a rule's docs; raises ValueError where one is missing.

    The first line is the title. Then come `What:`, `Why:`, `Before:` and `After:` (是什么：, 为什么：,
    修改前：, 修改后：), each on a line of its own or followed by its text; examples are indented by four.
    """
    title, *lines = text.strip().splitlines()
    parts: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        found = _heading(line, language)
        if found:
            current = parts.setdefault(found[0], [])
        current.append(found[1] if found else line)
    what, why, before, after = (parts[name] for name in _HEADINGS[language] if name in parts)
    return Explanation(
        title.rstrip(".。"),
        _prose(what, language),
        _prose(why, language),
        _code(before),
        _code(after),
    )


def capitalized(text: str) -> str:
    """Return what follows a heading as it begins a paragraph."""
    return text[:1].upper() + text[1:]


def _heading(line: str, language: str) -> tuple[str, str] | None:
    for name in _HEADINGS[language]:
        for colon in (":", "："):
            if line.startswith(f"{name}{colon}"):
                return name, line[len(name) + 1 :].strip()
    return None


def _prose(lines: list[str], language: str) -> str:
    """Return lines as one paragraph; Chinese needs no blank where a line ends."""
    return ("" if language == "zh" else " ").join(line.strip() for line in lines if line.strip())


def _code(lines: list[str]) -> str:
    kept = [line.removeprefix("    ") for line in lines]
    return "\n".join(kept).strip("\n") + "\n"
