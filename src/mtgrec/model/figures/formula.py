"""Formulas of derived metrics: the four operations, brackets, numbers and names of metrics."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, NoReturn
from unicodedata import normalize

from mtgrec.model.message import N_, Message
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.number_words import CURRENCY_SIGNS

_MAX_LENGTH = 200
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?%?)|(?P<name>[^\W\d]\w*)|(?P<sign>[-+*/()]))"
)
_SIGNS = str.maketrans("×÷−", "*/-")
_NAME = re.compile(r"[^\W\d]\w*")


class WrongFormula(ValueError):
    """The text is not a formula; `reason` says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Operation(NamedTuple):
    """Two terms and an operator: + - * or /."""

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
    parser = _Parser(list(_tokens(normalize("NFKC", text).translate(_SIGNS))))
    term = parser.sum()
    if parser.tokens:
        parser.fail()
    return term


def _tokens(text: str) -> Iterator[str]:
    position = 0
    text = text.rstrip()
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            character = text[position:].strip()[0]
            raise WrongFormula(Message(N_("“{sign}” has no place in a formula"), sign=character))
        position = found.end()
        yield found[0].strip()


class _Parser:
    """Recursive-descent parser that removes the tokens it has read from the front of `tokens`."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens

    def sum(self) -> Term:
        """Parse terms joined by + and -."""
        term = self.product()
        while self.tokens and self.tokens[0] in "+-":
            term = Operation(self.tokens.pop(0), term, self.product())
        return term

    def product(self) -> Term:
        """Parse factors joined by * and /."""
        term = self.factor()
        while self.tokens and self.tokens[0] in "*/":
            term = Operation(self.tokens.pop(0), term, self.factor())
        return term

    def factor(self) -> Term:
        """Parse a number, a name, or a term in brackets."""
        word = self.tokens.pop(0) if self.tokens else self.fail()
        if word == "-":
            return Operation("-", Fraction(0), self.factor())
        if word == "(":
            term = self.sum()
            if not self.tokens or self.tokens.pop(0) != ")":
                raise WrongFormula(Message(N_("a bracket is not closed")))
            return term
        if word in "+*/)":
            self.fail(word)
        if word[0].isdigit():
            number = Fraction(word.rstrip("%"))
            return number / 100 if word.endswith("%") else number
        return metric_key(word)

    def fail(self, word: str = "") -> NoReturn:
        """Raise WrongFormula for an unexpected `word` (or the next token), or for a missing one."""
        word = word or (self.tokens[0] if self.tokens else "")
        if not word:
            raise WrongFormula(Message(N_("the formula ends too early")))
        raise WrongFormula(Message(N_("“{sign}” is not expected there"), sign=word))


def metrics_in(term: Term) -> list[str]:
    """Return the keys of the metrics in a formula, without repetition, from left to right."""
    if isinstance(term, str):
        return [term]
    if isinstance(term, Fraction):
        return []
    return list(dict.fromkeys([*metrics_in(term.left), *metrics_in(term.right)]))


def evaluate(term: Term, values: Mapping[str, Fraction]) -> Fraction | None:
    """Return the value of a formula; None for a division by zero."""
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


def is_undefined(term: Term, values: Mapping[str, Fraction]) -> bool:
    """Return whether a formula divides by zero, whatever the metrics missing in `values` are."""
    if not isinstance(term, Operation):
        return False
    if is_undefined(term.left, values) or is_undefined(term.right, values):
        return True
    known = term.sign == "/" and values.keys() >= set(metrics_in(term.right))
    return known and evaluate(term.right, values) == 0


def is_additive(term: Term) -> bool:
    """Return whether values of a formula may be added up: of revenue - cost, never of a quotient."""
    if not isinstance(term, Operation):
        return isinstance(term, str) or term == 0
    match term.sign:
        case "+" | "-":
            return is_additive(term.left) and is_additive(term.right)
        case "*":
            numbers = [side for side in (term.left, term.right) if not metrics_in(side)]
            return bool(numbers) and (is_additive(term.left) or is_additive(term.right))
        case _:
            return is_additive(term.left) and not metrics_in(term.right)


def unit_of_term(term: Term, units: Mapping[str, str]) -> str | None:
    """Return the unit of a formula's value: money per person is money, money per money is none.

    None if units do not fit, as in a sum or quotient of ¥ and $.
    """
    if isinstance(term, Fraction):
        return ""
    if isinstance(term, str):
        return units[term].replace("%", "")
    left, right = unit_of_term(term.left, units), unit_of_term(term.right, units)
    if left is None or right is None:
        return None
    if left != right and (term.sign in "+-" or {left, right} <= CURRENCY_SIGNS) and left and right:
        return None
    if term.sign == "/":
        return "" if left == right else left
    return left or right


class Formula(NamedTuple):
    """A derived metric: its names, its formula, and the unit of the result."""

    names: tuple[str, ...]
    """The first one is its main name."""
    text: str
    term: Term
    unit: str = ""

    @property
    def key(self) -> str:
        """The key of its main name, by which metrics are compared."""
        return metric_key(self.names[0])

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all its names, under which measured readings of it may exist."""
        return frozenset(map(metric_key, self.names))

    def text_with(self, names: Mapping[str, str]) -> str:
        """Return its text with other names for its metrics, given by their keys."""
        return _NAME.sub(lambda found: names.get(metric_key(found[0]), found[0]), self.text)


def formula(names: Iterable[str], text: str, unit: str = "") -> Formula:
    """Return a formula; raises WrongFormula."""
    return Formula(tuple(names), text, read_formula(text), unit)


BUILT_IN = (
    formula(["ctr"], "clicks / exposure", "%"),
    formula(["conversion"], "conversions / clicks", "%"),
    formula(["roi"], "(revenue - cost) / cost", "%"),
    formula(["roas"], "revenue / cost"),
    formula(["cpa"], "cost / conversions"),
)


def formulas(user_defined: Iterable[Formula] = ()) -> tuple[Formula, ...]:
    """Return all formulas; a user-defined one replaces the built-in one with the same name."""
    user_formulas = tuple(user_defined)
    taken_keys = {key for each in user_formulas for key in each.keys}
    return (*(each for each in BUILT_IN if each.key not in taken_keys), *user_formulas)


def called_roi(user_defined: Iterable[Formula]) -> tuple[Formula, ...]:
    """Return formulas in which the word ROI means revenue / cost, the return on ad spend."""
    user_formulas = tuple(user_defined)
    roas = next(each for each in formulas(user_formulas) if "roas" in each.keys)
    others = (each for each in user_formulas if each is not roas)
    return (roas._replace(names=(*roas.names, "roi")), *others)


def formula_of(key: str, available: Iterable[Formula]) -> Formula | None:
    """Return the formula of a metric, or None."""
    return next((each for each in available if key in each.keys), None)


def keys_of(key: str, available: Iterable[Formula]) -> frozenset[str]:
    """Return the keys of all names of a metric: those of its formula, or only its own."""
    found = formula_of(key, available)
    return found.keys if found else frozenset((key,))


def expanded(
    term: Term,
    available: Sequence[Formula],
    is_known: Callable[[str], bool],
    above: frozenset[str] = frozenset(),
) -> Term:
    """Return a formula with derived metrics replaced by their own formulas.

    One whose values may be added up stays if one of its parts is not known. `above` are the keys
    of the formulas that contain this one.
    """
    if isinstance(term, Operation):
        left, right = (
            expanded(side, available, is_known, above) for side in (term.left, term.right)
        )
        return Operation(term.sign, left, right)
    inner = formula_of(term, available) if isinstance(term, str) else None
    if inner is None or inner.key in above:
        return term
    replaced = expanded(inner.term, available, is_known, above | {inner.key})
    keep = is_additive(inner.term) and not all(map(is_known, metrics_in(replaced)))
    return term if keep else replaced
