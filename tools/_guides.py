"""The pages that people read from the top: who reads each, and what is run and shown in it."""

import re
from typing import NamedTuple

from _pages import ROOT
from mtgrec.output.language import Language


class Reader(NamedTuple):
    """Who reads a page: in which language, with which example, on which day."""

    language: Language
    example: str
    day: str


READERS = {
    "en": Reader("en", "spring-launch", "2026-04-21"),
    "zh": Reader("zh", "618-2026", "2026-06-28"),
}
NAMES = (
    "README",
    *(
        f"docs/{name}"
        for name in (
            "README",
            "asking",
            "meetings",
            "editing",
            "checking",
            "metrics",
            "reports",
            "team",
        )
    ),
)
GUIDES: dict[str, Reader] = {
    f"{name}{ending}": READERS[language]
    for name in NAMES
    for language, ending in (("en", ".md"), ("zh", ".zh.md"))
}
BLOCK = re.compile(
    r"<!-- (?P<kind>output|start|edit): (?P<words>.+?) -->\n"
    r"(?P<fence>```\w*\n)(?P<text>.*?)(?P<end>^```$)",
    re.MULTILINE | re.DOTALL,
)


class Shown(NamedTuple):
    """A call of mtgrec that a guide shows together with what it prints."""

    call: str
    page: str
    """Its path, from the root."""


def shown(language: Language) -> list[Shown]:
    """Return the calls that the guides in one language show, in the order of reading."""
    return [
        Shown(found["words"].split(" | ")[0], path)
        for path, reader in GUIDES.items()
        if reader.language == language
        for found in BLOCK.finditer((ROOT / path).read_text("utf-8"))
        if found["words"].startswith("mtgrec ")
    ]
