"""A rule: what can be wrong with records, its code and name, how serious it is, and its words.

What the reader itself sees is reported with nothing more than that; all other rules are a `Rule`.
"""

from typing import NamedTuple

from mtgrec.model.message import Message
from mtgrec.model.problem import Problem

ERROR = "error"
WARNING = "warning"
HINT = "hint"
SEVERITIES = (ERROR, WARNING, HINT)


class Docs(NamedTuple):
    """What `--explain` and the page of rules tell: what it finds, why (with the clause), before, after.

    `engine/explanation.py` reads the parts.
    """

    english: str | None = None
    """None where Python was told to forget docstrings."""
    chinese: str = ""

    def of(self, language: str) -> str:
        """Return the docs in `language`, `zh` or `en`."""
        return self.chinese if language == "zh" else self.english or ""


class RuleInfo(NamedTuple):
    """One rule: what is wrong where it is broken, and how to fix it."""

    code: str
    """The letter of its family and three digits."""
    name: str
    severity: str
    sentence: str
    help: str
    fix: str = ""
    """`safe` or `unsafe` where `mtgrec check --fix` can mend it."""
    docs: Docs = Docs()

    @property
    def family(self) -> str:
        """The letter its code begins with."""
        return self.code[0]

    def at(
        self,
        path: str,
        place: tuple[int, int] = (0, 0),
        address: str | None = None,
        /,
        **values: object,
    ) -> Problem:
        """Return that the rule is broken at `place` (line, column) of `path`."""
        return Problem(
            self.code,
            self.severity,
            path,
            *place,
            Message(self.sentence, **values),
            Message(self.help, **values),
            address,
        )
