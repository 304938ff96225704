"""A rule: what can be wrong with records, its code and name, how serious it is, and its words.

The reader reports what it finds with a `RuleInfo` alone; all other rules are run as a `Rule`.
"""

from typing import NamedTuple

from mtgrec.model.message import Message
from mtgrec.model.problem import Problem

ERROR = "error"
WARNING = "warning"
HINT = "hint"
SEVERITIES = (ERROR, WARNING, HINT)
_ALWAYS = frozenset("FT")
"""The families of rules that apply to closed campaigns, drafts and cancelled items too."""


class Docs(NamedTuple):
    """The text of `--explain` and the page of rules: what it finds, why (clause), before, after.

    `engine/explanation.py` parses it.
    """

    english: str | None = None
    """None when Python runs without docstrings (`-OO`)."""
    chinese: str = ""

    def of(self, language: str) -> str:
        """Return the docs in `language`, `zh` or `en`."""
        return self.chinese if language == "zh" else self.english or ""

    @property
    def chinese_name(self) -> str:
        """The rule's Chinese name, the first line of its Chinese docs: 逾期未完成."""
        return self.chinese.partition("\n")[0].rstrip("。")


class RuleInfo(NamedTuple):
    """One rule: what is wrong where it is broken, and how to fix that."""

    code: str
    """The letter of its family and three digits."""
    name: str
    severity: str
    sentence: str
    help: str
    fix: str = ""
    """`safe` or `unsafe` where `mtgrec check --fix` can fix it, else empty."""
    docs: Docs = Docs()
    of_drafts: bool = False
    """Whether it applies to drafts too: what is late is late in a draft as well."""

    def title(self, language: str) -> str:
        """Return the rule's name in `language`, `zh` or `en`: 逾期未完成, `late`."""
        return self.docs.chinese_name or self.name if language == "zh" else self.name

    @property
    def names(self) -> tuple[str, str]:
        """Both names, as they are compared: without difference of case."""
        return self.name, self.title("zh").casefold()

    @property
    def family(self) -> str:
        """The first letter of its code."""
        return self.code[0]

    def applies(self, standing: str) -> bool:
        """Return whether the rule applies to records of a standing: `final`, `draft`, `closed`."""
        if standing == "final" or self.family in _ALWAYS:
            return True
        return standing == "draft" and self.of_drafts

    def at(
        self,
        path: str,
        place: tuple[int, int] = (0, 0),
        address: str | None = None,
        /,
        **values: object,
    ) -> Problem:
        """Return the problem that the rule is broken at `place` (line, column) of `path`."""
        return Problem(
            self.code,
            self.severity,
            path,
            *place,
            Message(self.sentence, **values),
            Message(self.help, **values),
            address,
        )
