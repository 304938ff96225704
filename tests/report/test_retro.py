"""The retrospective as a director reads it: the answer first, causes, own words, next actions (B14)."""

import pytest

from mtgrec.output.report.charts.scales import calendar

RETRO = """
=== c/plan.md
---
type: campaign
id: P
campaign: c
date: 2026-06-01
kpis:
  - {id: K1A, what: Orders, target: 100, actual: 120}
  - {id: K2A, what: Clicks, target: 100, actual: 100}
  - {id: K3A, what: Refunds, target: 100, actual: 80}
actions:
  - {id: A1A, what: Book a stand, owner: Li, due: 2026-06-20, deliverable: contract}
  - {id: A2A, what: Done already, owner: Li, due: 2026-06-08, status: done}
  - {id: A3A, what: Ask the riders, owner: Han, due: 2026-06-12}
---
=== c/retro.md
---
type: retro
id: RE
campaign: c
date: 2026-06-09
---
# Retrospective

## Agenda

Nobody was late.

## What went well

- The new bundle sold out.

## What went wrong

1. The landing page hid the price.

## 改进建议

先改首屏。
"""


@pytest.fixture
def page(workspace, mtgrec):
    folder = workspace(RETRO)
    return mtgrec(folder, "report", "retro", "--no-sources", lang="en").out


def section(page: str, title: str) -> str:
    return page.split(f"## {title}")[1].split("\n## ", maxsplit=1)[0]


def test_two_of_three_goals_are_not_all_red(page):
    answer = page.split("**\n\n", 1)[1].split("- **Milestones", 1)[0]
    assert answer.startswith(
        "2/3 67 % of the goals were reached; exceeded: Orders.\n\n"
        "! Missed: Refunds.\n\n"
        "- **Goals reached**: 2/3 67 %\n"
    )


@pytest.mark.parametrize(("clicks", "mark"), [("100", ""), ("90", "! ")])
def test_more_missed_than_reached_is_red(clicks, mark, workspace, mtgrec):
    folder = workspace(RETRO.replace("actual: 100", f"actual: {clicks}"))
    page = mtgrec(folder, "report", "retro", "--no-sources", lang="en").out
    assert f"- **Goals reached**: {mark}{2 if not mark else 1}/3" in page


def test_own_words_stand_under_highlights_problems_and_advice(page):
    words = "### In the words of the minutes\n\n- {}\n"
    assert words.format("The new bundle sold out.") in section(page, "Highlights")
    assert words.format("The landing page hid the price.") in section(page, "Problems")
    assert words.format("先改首屏。") in section(page, "Advice")
    assert "Nobody was late" not in page


def test_next_actions_have_their_owners(page):
    assert section(page, "Next actions") == (
        "\n\n| What | Owner | Output | Due | Status |\n| --- | --- | --- | --- | --- |\n"
        "| Ask the riders | Han | ! not named | 2026-06-12 | open |\n"
        "| Book a stand | Li | contract | 2026-06-20 | open |\n"
    )


def test_no_own_words_no_heading(workspace, mtgrec):
    folder = workspace(RETRO.split("# Retrospective", maxsplit=1)[0])
    page = mtgrec(folder, "report", "retro", lang="en").out
    assert "In the words of the minutes" not in page


def test_json_has_words_and_actions(workspace, mtgrec):
    found = mtgrec(workspace(RETRO), "report", "retro", "--format", "json").json
    assert [line["text"] for line in found["minutes"]["highlights"]] == ["The new bundle sold out."]
    assert [action["id"] for action in found["next_actions"]] == ["A3A", "A1A"]


def test_the_tick_of_a_day_stands_where_its_end_is():
    """Today's line of the burn-up stands at the end of the day, so on the tick with its date."""
    from datetime import date

    days = [date(2026, 6, day) for day in (1, 2, 3)]
    axis = calendar(days, days[1], 0, 300)
    ticks = {tick.text: tick.at for tick in axis.ticks(10, end=True)}
    assert ticks["06-02"] == axis.at(days[1], end=True)
    assert {tick.text: tick.at for tick in axis.ticks(10)}["06-02"] == axis.at(days[1])
