"""How rules are applied: which are asked, what is waived, who is exempt, and in what order they tell."""

import pytest

from mtgrec.model.settings import RuleSelectors
from mtgrec.rules.engine.info import HINT, RuleInfo
from mtgrec.rules.engine.selection import select_rules, unknown_selector

RULES = [
    RuleInfo(code, name, HINT, "", "")
    for code, name in (
        ("A001", "owner"),
        ("A002", "no-due-date"),
        ("A014", "extra"),
        ("F101", "date"),
    )
]
NOTHING = RuleSelectors()
USUAL = [rule for rule in RULES if rule.name != "extra"]


def chosen(settings=NOTHING, asked=NOTHING) -> list[str]:
    return sorted(select_rules(RULES, USUAL, settings, asked).codes)


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        (RuleSelectors(), ["A001", "A002", "F101"]),
        (RuleSelectors(select=("A",)), ["A001", "A002", "A014"]),
        (RuleSelectors(select=("a00",)), ["A001", "A002"]),
        (RuleSelectors(select=("no-due-date",)), ["A002"]),
        (RuleSelectors(select=("ALL",)), ["A001", "A002", "A014", "F101"]),
        (RuleSelectors(select=()), []),
        (RuleSelectors(ignore=("A",)), ["F101"]),
        (RuleSelectors(ignore=("ALL",), select=("F1",)), ["F101"]),
        (RuleSelectors(select=("A",), ignore=("A",)), []),
        (RuleSelectors(ignore=("A",), extend_select=("A002",)), ["A002", "F101"]),
        (RuleSelectors(select=("A001",), ignore=("A",)), ["A001"]),
        (RuleSelectors(extend_select=("extra",)), ["A001", "A002", "A014", "F101"]),
    ],
)
def test_the_narrower_word_wins_and_of_equals_the_ignoring_one(asked, codes):
    assert chosen(asked=asked) == codes
    assert chosen(settings=asked) == codes


def test_what_is_said_in_the_call_changes_what_the_settings_say():
    settings = RuleSelectors(ignore=("A001",), extend_select=("A014",))
    assert chosen(settings) == ["A002", "A014", "F101"]
    assert chosen(settings, RuleSelectors(ignore=("F",))) == ["A002", "A014"]
    assert chosen(settings, RuleSelectors(extend_select=("A001",))) == [
        "A001",
        "A002",
        "A014",
        "F101",
    ]
    assert chosen(settings, RuleSelectors(select=("A001",))) == ["A001"]


def test_a_word_that_fits_no_rule_is_told():
    assert unknown_selector(RULES, ["A", "no-due-date", "F1", "ALL"]) is None
    assert unknown_selector(RULES, ["A", "X"]) == "X"
    assert unknown_selector(RULES, ["A003"]) == "A003"
    assert unknown_selector(RULES, ["A0011"]) == "A0011"
    assert unknown_selector(RULES, [""]) == ""


MINUTES = """
actions:
  - id: A7KQ
    what: Shoot the launch video
    owner: Han Meimei
    {more}
"""


def codes(found) -> list[str]:
    return [one.code for one in found if one.reason is None]


@pytest.mark.parametrize("waiver", ["A002", "a002", "A", "no-due-date", "ALL"])
def test_an_item_waives_a_rule_with_a_reason(check, waiver):
    found = check(MINUTES.format(more=f"waive: {{{waiver}: the plan is not out yet}}"), "A002")
    assert [one.reason for one in found] == ["the plan is not out yet"]


def test_a_record_waives_a_rule_for_all_its_items(check):
    found = check(MINUTES.format(more="") + "waive:\n  A002: only an example\n", "A002")
    assert [one.reason for one in found] == ["only an example"]


def test_what_an_item_says_goes_before_what_its_record_says(check):
    text = MINUTES.format(more="waive: {A002: mine}") + "waive: {A002: of all}\n"
    assert [one.reason for one in check(text, "A002")] == ["mine"]


def test_a_waiver_of_one_item_says_nothing_about_another(check):
    text = (
        MINUTES.format(more="waive: {A002: mine}") + "  - {id: A8KQ, what: Other, owner: Li Lei}\n"
    )
    assert [one.problem.address for one in check(text, "A002") if not one.reason] == [
        "618-2026-KO-260525.A8KQ"
    ]


@pytest.mark.parametrize("waiver", ["A003: no", "A002: ''", "A002:", "A002: '  '"])
def test_another_rule_or_no_reason_waives_nothing(check, waiver):
    assert codes(check(MINUTES.format(more=f"waive: {{{waiver}}}"), "A002")) == ["A002"]


def test_what_the_reader_met_is_waived_too(check):
    text = MINUTES.format(more="owne: x\n    due: 2026-06-05\n    waive: {F206: our own key}")
    assert [(one.code, one.reason) for one in check(text, "F")] == [("F206", "our own key")]


PLAN = "# plan.md\ntype: campaign\ncampaign: 618-2026\ndate: 2026-05-01\n"


@pytest.mark.parametrize("how", ["status: done", "status: cancelled"])
def test_a_closed_campaign_is_held_to_format_and_references_only(check, how):
    text = MINUTES.format(more="owne: x\n    kpi: K999") + f"{PLAN}{how}\n"
    assert {code[0] for code in codes(check(text))} == {"F", "T"}


@pytest.mark.parametrize("end", ["2026-06-10", "2026-06-09", "2026-03-01"])
def test_a_campaign_past_its_end_is_judged_as_before(check, end):
    late = MINUTES.format(more="due: 2026-06-01\n    owne: x\n    kpi: K999")
    found = {*codes(check(late))} - {"N004"}
    assert found >= {"A003", "A006"}
    assert {*codes(check(f"{late}{PLAN}end: {end}\n"))} - {"N004"} == found


@pytest.mark.parametrize("end", ["2026-06-09", "2026-03-01"])
@pytest.mark.parametrize("code", ["N004", "N005", "K011"])
def test_of_a_campaign_past_its_end_no_meeting_and_no_reading_is_asked(check, code, end):
    text = (
        "type: weekly\ndate: 2026-02-01\nnext: {day}\nkpis: [{{what: clicks, target: 9}}]\n"
        f"actions: [{{{{what: x}}}}]\n{PLAN}# metrics.csv\ndate,metric,value\n2026-02-01,clicks,1\n"
    ).format(day="" if code == "N004" else "2026-02-08")
    assert codes(check(text, code)) == [code]
    assert not check(text.replace("2026-05-01\n", f"2026-05-01\nend: {end}\n"), code)
    assert not check(text.replace("2026-05-01\n", "2026-05-01\nstatus: paused\n"), code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("actions: [{what: x, due: 2026-06-01}]", "A006"),
        ("actions: [{what: x, due: 2026-06-09}]", "A007"),
        ("checks: [{what: x, due: 2026-06-01}]", "C006"),
        ("checks: [{what: x, due: 2026-06-09}]", "C007"),
        ("milestones: [{what: x, end: 2026-06-01}]", "M001"),
        ("milestones: [{what: x, end: 2026-06-09}]", "M004"),
        ("decisions: [{what: x, review: 2026-06-09}]", "D004"),
    ],
)
@pytest.mark.parametrize("how", ["", "draft: yes", "状态: 草稿"])
def test_what_is_late_is_late_in_a_draft_too(check, text, code, how):
    assert codes(check(f"{text}\n{how}\n", code)) == [code]


@pytest.mark.parametrize("how", ["draft: yes", "草稿: 是", "状态: 草稿"])
def test_a_draft_is_held_to_format_references_and_deadlines_only(check, how):
    text = MINUTES.format(more="owne: x\n    kpi: K999") + f"{how}\n"
    assert {code[0] for code in codes(check(text)) if code != "N010"} == {"F", "T"}


def test_cancelled_items_are_held_to_format_and_references_only(check):
    text = MINUTES.format(more="status: cancelled\n    kpi: K999")
    assert {code[0] for code in codes(check(text)) if code[0] != "N"} == {"T"}


def test_paths_ignore_rules_as_the_settings_say(check):
    settings = "# mtgrec.toml\n[check.per_path_ignores]\n'old/**' = ['A', 'K']\n"
    text = (
        "# old/a.md\n"
        + MINUTES.format(more="")
        + "# new/b.md\ncampaign: x\n"
        + MINUTES.format(more="")
    )
    found = check(text + settings, "A002")
    assert [one.problem.path for one in found] == ["new/b.md"]


def test_findings_come_by_path_and_place(check):
    text = (
        "# b.md\ncampaign: x\n"
        + MINUTES.format(more="")
        + "# a.md\n"
        + MINUTES.format(more="owne: x")
    )
    places = [(one.problem.path, one.problem.line) for one in check(text)]
    assert places == sorted(places)
