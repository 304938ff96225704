"""The docs of a rule, parsed from one text: what it finds, why, and an example before and after."""

import re
from typing import NamedTuple

_HEADINGS = {
    "en": ("What", "Why", "Before", "After"),
    "zh": ("是什么", "为什么", "修改前", "修改后"),
}
_CLAUSES = re.compile(r"\b[AB]\d{1,2}\b")


class Explanation(NamedTuple):
    """The docs of one rule in one language."""

    title: str
    what: str
    why: str
    before: str
    after: str

    @property
    def clauses(self) -> list[str]:
        """The ids of the domain clauses that its `why` names, such as B10."""
        return _CLAUSES.findall(self.why)


def read_explanation(text: str, language: str) -> Explanation:
    """Return the parts of a rule's docs; raises ValueError if one of them is missing.

    The first line is the title. Then come `What:`, `Why:`, `Before:` and `After:` (是什么：, 为什么：,
    修改前：, 修改后：), each on a line of its own or followed by its text; examples are indented by four.
    """
    title, *lines = text.strip().splitlines()
    parts: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        heading = _heading(line, language)
        if heading:
            current = parts.setdefault(heading[0], [])
        current.append(heading[1] if heading else line)
    what, why, before, after = (parts[name] for name in _HEADINGS[language] if name in parts)
    return Explanation(
        title.rstrip(".。"),
        _prose(what, language),
        _prose(why, language),
        _code(before),
        _code(after),
    )


def capitalized(text: str) -> str:
    """Return `text` with its first letter in upper case, to begin a paragraph."""
    return text[:1].upper() + text[1:]


def _heading(line: str, language: str) -> tuple[str, str] | None:
    for name in _HEADINGS[language]:
        for colon in (":", "："):
            if line.startswith(f"{name}{colon}"):
                return name, line[len(name) + 1 :].strip()
    return None


def _prose(lines: list[str], language: str) -> str:
    """Return the lines as one paragraph, joined without blanks in Chinese."""
    return ("" if language == "zh" else " ").join(line.strip() for line in lines if line.strip())


def _code(lines: list[str]) -> str:
    dedented = [line.removeprefix("    ") for line in lines]
    return "\n".join(dedented).strip("\n") + "\n"
