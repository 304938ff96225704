"""Record types: kickoff, weekly, retro, evaluation, checklist, campaign, and user-defined types."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from mtgrec.model.records.type_names import (
    IN_OTHER_WORDS,
    bare_meetings,
    without_brackets,
)
from mtgrec.model.values.words import fold


class RecordType(NamedTuple):
    """One type of record: its names, its code in ids, and the built-in type it behaves as."""

    name: str
    zh: str
    code: str
    further: tuple[str, ...] = ()
    """More names that are accepted."""
    like: str = ""
    """For a user-defined type: the built-in type it behaves as."""
    template: str = ""
    """For a user-defined type: its template's file name."""

    @property
    def role(self) -> str:
        """The built-in type whose behaviour applies: `like`, or else the type itself."""
        return self.like or self.name

    @property
    def is_meeting(self) -> bool:
        """Whether it is the type of a meeting, not of a plan or a checklist."""
        return self.role in MEETINGS or self.role not in _BUILT_IN_NAMES

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name of the type."""
        return tuple(name for name in (self.name, self.zh, *self.further) if name)

    def title(self, language: str) -> str:
        """Return the type's main name in `language`."""
        return (self.zh if language == "zh" else self.name) or self.name


BUILT_IN = (
    RecordType("kickoff", "启动会", "KO", ("启动会议",)),
    RecordType("weekly", "执行例会", "WK", ("例会", "周会", "双周会", "execution")),
    RecordType("retro", "复盘会", "RE", ("复盘", "retrospective")),
    RecordType("evaluation", "项目评估会", "EV", ("评估会",)),
    RecordType("checklist", "检查清单", "CL", ("执行检查清单",)),
    RecordType("campaign", "营销方案", "CP", ("方案书", "plan")),
)
_BUILT_IN_NAMES = frozenset(kind.name for kind in BUILT_IN)
MEETINGS = frozenset(("kickoff", "weekly", "retro", "evaluation"))
"""The built-in types that are meetings and must fill the five standard blocks (A7)."""


class RecordTypes:
    """The record types of a workspace: the built-in ones and the user's own."""

    def __init__(self, own: Iterable[RecordType] = ()) -> None:
        self.types = (*BUILT_IN, *own)
        self._by_spelling = {
            fold(spelling): kind for kind in self.types for spelling in kind.spellings
        }

    def find(self, word: str) -> RecordType | None:
        """Return the type that `word` clearly means, by a name in any spelling, or None.

        周会纪要 and “Weekly sync (3rd)” are the meeting that is named in them.
        """
        folded = fold(word)
        return self._called(folded) or self._meant_by(folded)

    def _called(self, folded: str) -> RecordType | None:
        return self._by_spelling.get(folded) or self._by_spelling.get(
            IN_OTHER_WORDS.get(folded, "")
        )

    def _meant_by(self, folded: str) -> RecordType | None:
        if kind := self._called(without_brackets(folded)):
            return kind
        names = map(self._called, bare_meetings(folded))
        return next((kind for kind in names if kind and kind.is_meeting), None)

    def named_in(self, word: str) -> tuple[RecordType, str] | None:
        """Return a type whose name stands in the longer text `word`, and that name; or None."""
        found = self._names.search(fold(word))
        kind = self._called(found[0]) if found else None
        return (kind, found[0]) if found and kind else None

    @cached_property
    def _names(self) -> re.Pattern[str]:
        names = sorted({*self._by_spelling, *IN_OTHER_WORDS}, key=len, reverse=True)
        parts = (
            rf"(?<![a-z]){re.escape(name)}(?![a-z])" if name.isascii() else re.escape(name)
            for name in names
        )
        return re.compile("|".join(parts))

    def meetings(self) -> str:
        """Return the main names of the built-in meetings as one text, for a hint."""
        return " / ".join(f"{kind.name} {kind.zh}" for kind in BUILT_IN if kind.is_meeting)

    def spellings(self) -> list[str]:
        """Return every spelling of every type."""
        return [spelling for kind in self.types for spelling in kind.spellings]

    def main_names(self) -> list[str]:
        """Return both main names of every type, for a hint: `kickoff 启动会`."""
        return [f"{kind.name} {kind.zh}".strip() for kind in self.types]


DEFAULT_TYPES = RecordTypes()
