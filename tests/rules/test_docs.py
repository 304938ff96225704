"""The docs of a rule tell the truth: its example breaks it before, and no longer after."""

import pytest

from mtgrec.rules.engine.explanation import read_explanation
from mtgrec.rules.engine.info import SEVERITIES
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.reader_rules import READER_RULES
from mtgrec.rules.table import FAMILIES, RULES

# Invisible bytes, files that cannot be opened and the like cannot stand in an example; each has a
# folder in tests/reader.
NOT_SHOWN_AS_TEXT = {"F001", "F002", "F003", "F014", "F016", "F017"}
CLAUSES = {*(f"A{number}" for number in range(1, 20)), *(f"B{number}" for number in range(1, 21))}
CASES = [
    pytest.param(check, language, id=f"{check.info.code}-{language}")
    for check in RULES
    for language in ("en", "zh")
]


@pytest.mark.parametrize(("check_", "language"), CASES)
def test_a_rule_explains_itself_in_both_languages(check_: Rule, language: str):
    told = read_explanation(check_.info.docs.of(language), language)
    assert told.title
    assert told.what
    assert told.clauses or check_.info.family in "FTNP", (
        "why: name the clause (A9, B10) it comes from"
    )


@pytest.mark.parametrize(("check_", "language"), CASES)
def test_the_example_breaks_the_rule_before_and_not_after(check_: Rule, language: str, check):
    told, code = read_explanation(check_.info.docs.of(language), language), check_.info.code
    if code in NOT_SHOWN_AS_TEXT:
        return
    assert check(told.before, code), "the example before does not break the rule"
    after = check(told.after)
    assert code not in {one.code for one in after}, "the example after still breaks the rule"
    assert not [one for one in after if one.problem.unreadable], "nothing is found in it unread"


@pytest.mark.parametrize("check", RULES, ids=lambda check: check.info.code)
def test_both_languages_name_the_same_clauses_and_those_there_are(check: Rule):
    named = {
        language: set(read_explanation(check.info.docs.of(language), language).clauses)
        for language in ("en", "zh")
    }
    assert named["en"] == named["zh"]
    assert named["en"] <= CLAUSES


def test_every_rule_has_a_code_and_a_name_of_its_own():
    codes = [check.info.code for check in RULES]
    assert codes == sorted(codes, key=lambda code: (list(FAMILIES).index(code[0]), code))
    assert len(set(codes)) == len(codes)
    assert len({check.info.name for check in RULES}) == len(codes)
    assert all(check.info.severity in SEVERITIES for check in RULES)


def test_every_rule_of_the_reader_is_in_the_table():
    assert {info.code for info in READER_RULES} <= {check.info.code for check in RULES}
