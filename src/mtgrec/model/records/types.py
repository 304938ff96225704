"""Record types: kickoff, weekly, retro, evaluation, checklist, campaign, and user-defined types."""

from collections.abc import Iterable
from typing import NamedTuple

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
MEETINGS = frozenset(("kickoff", "weekly", "retro", "evaluation"))
"""The built-in types that are meetings and must fill the five standard blocks (A7)."""


class RecordTypes:
    """The record types of a workspace: the built-in ones and the user's own."""

    __slots__ = ("_by_spelling", "types")

    def __init__(self, own: Iterable[RecordType] = ()) -> None:
        self.types = (*BUILT_IN, *own)
        self._by_spelling = {
            fold(spelling): kind for kind in self.types for spelling in kind.spellings
        }

    def find(self, word: str) -> RecordType | None:
        """Return the type with the name `word`, in any spelling, or None."""
        return self._by_spelling.get(fold(word))

    def spellings(self) -> list[str]:
        """Return every spelling of every type."""
        return [spelling for kind in self.types for spelling in kind.spellings]

    def listed(self) -> str:
        """Return the main names of all types as one text, for a hint."""
        return "、".join(f"{kind.name} {kind.zh}".strip() for kind in self.types)


DEFAULT_TYPES = RecordTypes()
