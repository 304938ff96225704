"""Rules about ids, references, copies and orphans."""

import pytest

from mtgrec.model.records.item_ids import ALPHABET, derived_id

TWO = """
decisions:
  - {{id: D9TR, what: Put most of the content on Xiaohongshu}}
  - {{id: D1, what: one}}
kpis:
  - {{id: K4XN, what: Conversion}}
  - {{id: K5XN, what: Exposure}}
actions:
  - id: A7KQ
    what: x
    {line}
"""


def told(found) -> list[str]:
    return [f"{one.problem.message} -> {one.problem.help}" for one in found]


@pytest.mark.parametrize(
    ("line", "trouble", "mend"),
    [
        ("decision: D9TB", "leads to nothing; did you mean “D9TR”?", "decision=D9TR"),
        ("decision: D9TR（按会上说的）", "leads to nothing; did you mean “D9TR”?", "decision=D9TR"),
        ("decision: K4XQ", "leads to nothing", None),  # a slip of a KPI is not meant here
        ("decision: D2", "leads to nothing", None),  # D1 is no slip of D2
        ("decision: D9TR D1", "leads to nothing", None),
        ("kpi: K4XN K5XN", "leads to nothing; did you mean “K4XN、K5XN”?", "kpi=K4XN、K5XN"),
        (
            "kpi: [K4XN, exposure]",
            "leads to nothing; did you mean “K5XN”?",
            "kpi-=exposure kpi+=K5XN",
        ),
        (
            "decision: 618-2026-KO-260525.D9TT",
            "leads to nothing; did you mean “618-2026-KO-260525.D9TR”?",
            "decision=618-2026-KO-260525.D9TR",
        ),
        (
            "decision: KO-260525.decisions.1",
            "leads to nothing; did you mean “618-2026-KO-260525.D9TR”?",
            "decision=618-2026-KO-260525.D9TR",
        ),
    ],
)
def test_dead_references_and_what_was_meant(check, line, trouble, mend):
    (one,) = check(TWO.format(line=line), "T004")
    command = f": mtgrec set 618-2026-KO-260525.A7KQ {mend}"
    assert str(one.problem.message).endswith(f") {trouble}")
    assert str(one.problem.help.values["mend"]) == (command if mend else "")
    # What is suggested resolves.
    if mend:
        words = mend.replace("=", " ").split()[-1]
        assert not check(TWO.format(line=f"{line.partition(':')[0]}: {words}"), "T004")


@pytest.mark.parametrize(
    "line",
    [
        "decision: d9tr",
        "decision: KO-260525.D9TR",
        "decision: D1",
        "kpi: K4XN、K5XN",
        "decision: K4XN",
    ],
)
def test_living_references(check, line):
    assert not check(TWO.format(line=line), "T004")


def test_a_reference_to_several_things_names_them(check):
    weekly = "# {}.md\ntype: weekly\ndate: {}\nactions:\n  - {{id: A1, what: {}}}\n"
    text = "follow_ups:\n  - {item: A1, note: x}\n" + "".join(
        weekly.format(*each) for each in (("b", "2026-06-01", "one"), ("c", "2026-06-08", "two"))
    )
    assert told(check(text, "T004")) == [
        (
            "“A1” (field item 事项) could be any of several: 618-2026-WK-260601.A1, 618-2026-WK-260608.A1"
            " -> write the address of the item that is meant, as mtgrec list shows it"
        )
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "decision: K4XN",
            (
                "“K4XN” (field decision 依据决策) leads to kpi 指标, where decision 决策 is wanted"
                " -> write the address of decision 决策: mtgrec set 618-2026-KO-260525.A7KQ decision=ADDRESS"
            ),
        ),
        (
            "kpi: [K4XN, D1]",
            (
                "“D1” (field kpi 关联指标) leads to decision 决策, where kpi 指标 is wanted"
                " -> write the address of kpi 指标: mtgrec set 618-2026-KO-260525.A7KQ kpi-=D1 kpi+=ADDRESS"
            ),
        ),
        (
            "decision: minutes.md",
            (
                "“minutes.md” (field decision 依据决策) leads to a whole record, where decision 决策 is wanted"
                " -> write the address of decision 决策: mtgrec set 618-2026-KO-260525.A7KQ decision=ADDRESS"
            ),
        ),
    ],
)
def test_references_to_the_wrong_kind(check, line, sentence):
    assert told(check(TWO.format(line=line), "T005")) == [sentence]


def test_references_hold_for_drafts_and_cancelled_items_too(check):
    text = "draft: yes\nactions:\n  - {id: A7KQ, what: x, status: cancelled, decision: D9TB}"
    assert check(text, "T004")
    assert not check(text, "T006,T008")


PLAN = "decisions:\n  - {id: D9TR, what: x, plan: y}\n"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (PLAN, 1),
        ("date: 2026-06-10\n" + PLAN, 0),
        ("draft: yes\n" + PLAN, 0),
        (PLAN + "actions:\n  - {id: A7KQ, what: z, decision: D9TR}", 0),
        (PLAN + "actions:\n  - {id: A7KQ, what: z, decision: D9TR, status: done}", 0),
        (PLAN + "actions:\n  - {id: A7KQ, what: z, kpi: D9TR}", 1),
        (PLAN + "  - {id: D8TR, what: z, supersedes: D9TR, status: done}", 0),
        (PLAN.replace("plan: y", "plan: y, status: doing"), 0),
    ],
)
def test_idle_decisions(check, text, count):
    assert len(check(text, "T006")) == count


KPI = "kpis:\n  - {id: K4XN, what: x}\nactions:\n  - {id: A7KQ, what: y}\n"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (KPI, 1),
        ("date: 2026-06-10\n" + KPI, 0),
        ("draft: yes\n" + KPI, 0),
        (KPI + "follow_ups:\n  - {item: K4XN, note: z}", 1),
        (KPI + "  - {id: A8KQ, what: z, kpi: [K4XN]}", 0),
        ("kpis:\n  - {id: K4XN, what: x}", 0),
        (KPI.replace("what: x", "what: x, status: done"), 0),
    ],
)
def test_unserved_kpis(check, text, count):
    assert len(check(text, "T008")) == count


# -- derived ids


def test_derived_ids_are_the_same_everywhere_and_look_like_drawn_ones():
    id = derived_id("618-2026-KO-260525", "action", "完成朋友圈广告素材", ())
    assert id == derived_id("618-2026-KO-260525", "action", "完成朋友圈广告素材", ())
    assert id == "ABD9"
    for number in range(500):
        id = derived_id("c-WK-260608", "decision", f"what {number}", ())
        assert id[0] == "D"
        assert len(id) == 4
        assert set(id[1:]) <= set(ALPHABET)
        assert not id[1:].isdigit()


def test_derived_ids_differ_by_record_kind_and_words():
    ids = {
        derived_id(record, kind, what, ())[1:]
        for record in ("a", "b")
        for kind in ("action", "risk")
        for what in ("x", "y", "")
    }
    assert len(ids) == 12


def test_derived_ids_avoid_what_is_taken():
    taken: set[str] = set()
    for _ in range(200):
        id = derived_id("c", "action", "", taken)
        assert id.upper() not in {name.upper() for name in taken}
        taken.add(id.lower())
    again: set[str] = set()
    for _ in range(200):
        again.add(derived_id("c", "action", "", again).lower())
    assert again == taken


def test_derived_ids_grow_where_all_are_taken():
    everything = {f"A{x}{y}{z}" for x in ALPHABET for y in ALPHABET for z in ALPHABET}
    assert len(derived_id("c", "action", "x", everything)) == 5
