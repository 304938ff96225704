"""Formulas of derived metrics: four operations, brackets, numbers and names; nothing else is read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple, NoReturn
from unicodedata import normalize

from mtgrec.model.message import N_, Message
from mtgrec.model.values.metric_names import metric_key

_MAX_LENGTH = 200
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?%?)|(?P<name>[^\W\d]\w*)|(?P<sign>[-+*/()]))"
)
_SIGNS = str.maketrans("×÷−", "*/-")


class WrongFormula(ValueError):
    """A text that is no formula; `reason` says where it ends to be one."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Operation(NamedTuple):
    """Two terms and what is done with them: + - * or /."""

    sign: str
    left: "Term"
    right: "Term"


Term = Operation | Fraction | str
"""An operation, a number, or the key of a metric."""


def read_formula(text: str) -> Term:
    """Return the formula that `text` states; raises WrongFormula."""
    if len(text) > _MAX_LENGTH:
        raise WrongFormula(
            Message(N_("a formula has at most {count} characters"), count=_MAX_LENGTH)
        )
    reader = _Reader(list(_tokens(normalize("NFKC", text).translate(_SIGNS))))
    term = reader.sum()
    if reader.tokens:
        reader.stumble()
    return term


def _tokens(text: str) -> Iterator[str]:
    place = 0
    text = text.rstrip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            sign = text[place:].strip()[0]
            raise WrongFormula(Message(N_("“{sign}” has no place in a formula"), sign=sign))
        place = found.end()
        yield found[0].strip()


class _Reader:
    """Reads from the first token on, taking away what it has read."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens

    def sum(self) -> Term:
        """Read terms with + and - between them."""
        term = self.product()
        while self.tokens and self.tokens[0] in "+-":
            term = Operation(self.tokens.pop(0), term, self.product())
        return term

    def product(self) -> Term:
        """Read factors with * and / between them."""
        term = self.factor()
        while self.tokens and self.tokens[0] in "*/":
            term = Operation(self.tokens.pop(0), term, self.factor())
        return term

    def factor(self) -> Term:
        """Read a number, a name, or what is in brackets."""
        word = self.tokens.pop(0) if self.tokens else self.stumble()
        if word == "-":
            return Operation("-", Fraction(0), self.factor())
        if word == "(":
            term = self.sum()
            if not self.tokens or self.tokens.pop(0) != ")":
                raise WrongFormula(Message(N_("a bracket is not closed")))
            return term
        if word in "+*/)":
            self.stumble(word)
        if word[0].isdigit():
            number = Fraction(word.rstrip("%"))
            return number / 100 if word.endswith("%") else number
        return metric_key(word)

    def stumble(self, word: str = "") -> NoReturn:
        """Raise for a word that cannot be where it is, or for one that is missing."""
        word = word or (self.tokens[0] if self.tokens else "")
        if not word:
            raise WrongFormula(Message(N_("the formula ends too early")))
        raise WrongFormula(Message(N_("“{sign}” is not expected there"), sign=word))


def metrics_in(term: Term) -> list[str]:
    """Return the keys of the metrics in a formula, each once, from left to right."""
    if isinstance(term, str):
        return [term]
    if isinstance(term, Fraction):
        return []
    return list(dict.fromkeys([*metrics_in(term.left), *metrics_in(term.right)]))


def evaluate(term: Term, values: Mapping[str, Fraction]) -> Fraction | None:
    """Return what a formula comes to; None where something would be divided by zero."""
    if isinstance(term, str):
        return values[term]
    if isinstance(term, Fraction):
        return term
    left, right = evaluate(term.left, values), evaluate(term.right, values)
    if left is None or right is None:
        return None
    match term.sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right if right else None


class Formula(NamedTuple):
    """A derived metric: its names, how it is computed, and the unit of the result."""

    names: tuple[str, ...]
    """The first is the one it goes by."""
    text: str
    term: Term
    unit: str = ""

    @property
    def key(self) -> str:
        """The name by which it is compared."""
        return metric_key(self.names[0])

    @property
    def keys(self) -> frozenset[str]:
        """All names under which somebody may have measured it."""
        return frozenset(map(metric_key, self.names))


def formula(names: Iterable[str], text: str, unit: str = "") -> Formula:
    """Return a formula; raises WrongFormula."""
    return Formula(tuple(names), text, read_formula(text), unit)


BUILT_IN = (
    formula(["ctr"], "clicks / exposure", "%"),
    formula(["conversion"], "conversions / clicks", "%"),
    formula(["roi"], "(revenue - cost) / cost", "%"),
    formula(["cpa"], "cost / conversions"),
)


def formulas(own: Iterable[Formula] = ()) -> tuple[Formula, ...]:
    """Return all formulas; one of one's own takes the place of another of its name."""
    mine = tuple(own)
    taken = {key for each in mine for key in each.keys}
    return (*(each for each in BUILT_IN if each.key not in taken), *mine)


def formula_of(key: str, known: Iterable[Formula]) -> Formula | None:
    """Return the formula of a metric, or None where it has none."""
    return next((each for each in known if key in each.keys), None)
