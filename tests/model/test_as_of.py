"""Records as they were on a day: what a meeting of that day could know."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mtgrec.model.analysis.as_of import as_of
from mtgrec.model.figures.moved_deadlines import missed_day, move_note
from mtgrec.model.records.schema import KINDS

LISTS = ("log", "changes", "deviations")
NOW = datetime.combine(date(2026, 6, 10), time(23, 59))


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        ("date: 2026-06-09", True),
        ("date: 2026-06-10", True),
        ("date: 2026-06-11", False),
        ("", True),
    ],
)
def test_records_up_to_the_day(day, kept, record):
    assert bool(as_of([record(f"type: weekly\n{day}")], NOW)) is kept


@pytest.mark.parametrize(
    ("fields", "status", "finished"),
    [
        ("status: done, finished: 2026-06-11", "open", None),
        ("status: done, finished: 2026-06-10", "done", date(2026, 6, 10)),
        ("status: done", "done", None),  # nobody knows when
        ("status: off-track", "off-track", None),
        ("status: cancelled", "cancelled", None),
    ],
)
def test_what_was_finished_later_is_unfinished_again(fields, status, finished, record):
    text = f"type: weekly\ndate: 2026-06-01\nactions:\n  - {{id: A7KQ, what: x, {fields}}}"
    item = as_of([record(text)], NOW)[0].item_lists["action"][0]
    assert (item.status, item.day("finished")) == (status, finished)


def test_all_else_of_it_stays_but_why_it_was_late(record):
    text = """
    type: weekly
    date: 2026-06-01
    actions:
      - {id: A7KQ, what: x, due: 2026-06-05, status: done, finished: 2026-06-11, lag_reason: y, note: z}
    """
    before = record(text)
    after = as_of([before], NOW)[0]
    item, same = before.item_lists["action"][0], after.item_lists["action"][0]
    assert {**item.values} == {
        **same.values,
        "status": "done",
        "finished": date(2026, 6, 11),
        "lag_reason": "y",
    }
    assert (same.id, same.offset, same.number) == (item.id, item.offset, item.number)
    assert item.status == "done"  # the record that was read is not touched


@pytest.mark.parametrize(
    ("kind", "fields", "now", "left"),
    [
        ("action", "log: [{date: 2026-06-10, note: a}, {date: 2026-06-11, note: b}]", NOW, "log 1"),
        ("check", "status: done, finished: 2026-06-11, evidence: e, result: 3%", NOW, ""),
        ("check", "status: done, finished: 2026-06-10, result: 3%", NOW, "finished result status"),
        ("milestone", "end: 2026-06-09, status: done, finished: 2026-06-11", NOW, "end"),
        ("kpi", "target: 5, changes: [{date: 2026-06-11, from: 9, to: 5}]", NOW, "changes 0 target 9"),
        ("kpi", "target: 5, changes: [{date: 2026-06-10, from: 9, to: 5}]", NOW, "changes 1 target 5"),
        ("kpi", "target: 7, changes: [{date: 2026-06-01, from: 9, to: 5}, {date: 2026-06-20, to: 7}]", NOW, "changes 1 target 5"),
        ("kpi", "deviations: [{at: 2026-06-09, recorded: 2026-06-11}, {at: 2026-06-09}]", NOW, "deviations 1"),
        ("kpi", "deviations: [{at: 2026-06-11}]", NOW, "deviations 0"),
        ("kpi", "deviations: [{at: 2026-06-10, recorded: 2026-06-10 12:00}]", NOW.replace(hour=11), "deviations 0"),
        ("kpi", "deviations: [{at: 2026-06-10, recorded: 2026-06-10 12:00}]", NOW.replace(hour=12), "deviations 1"),
        ("risk", "status: done", NOW, "status"),  # nobody knows since when
        ("decision", "verdict: effective, review: 2026-06-20", NOW, "review verdict"),
    ],
)  # fmt: skip
def test_what_has_a_later_day_is_not_there_yet(kind, fields, now, left, record):
    text = f"type: weekly\ndate: 2026-06-01\n{KINDS[kind].plural}:\n  - {{what: x, {fields}}}"
    item = as_of([record(text)], now)[0].item_lists[kind][0]
    told = {
        name: f"{name} {len(value)}" if isinstance(value, list | tuple) and name in LISTS else name
        for name, value in sorted(item.values.items())
        if name != "what"
    }
    if "target" in told:
        target = item.quantity("target")
        told["target"] = f"target {target and target.text}"
    assert " ".join(told.values()) == left


def test_what_did_not_change_is_the_same_record(record):
    records = [record("type: weekly\ndate: 2026-06-01\nactions:\n  - {what: x, status: done}")]
    assert as_of(records, NOW)[0] is records[0]


@pytest.mark.parametrize(
    ("kind", "due", "log", "now", "held"),
    [
        ("action", "06-20", "06-11: due moved from 2026-06-04 to 2026-06-20", NOW, "06-04"),
        ("action", "06-20", "06-10: due moved from 2026-06-04 to 2026-06-20", NOW, "06-20"),
        ("check", "06-20", "'06-11: 截止由 2026-06-04 改为 2026-06-20：场地被占'", NOW, "06-04"),
        ("check", "06-20", "'06-11: due moved from 2026-06-04 to 2026-06-20: rain'", NOW, "06-04"),
        ("milestone", "06-20", "06-11: due moved from 2026-06-04 to 2026-06-20", NOW, "06-04"),
        ("risk", "06-20", "06-11: due moved from 2026-06-04 to 2026-06-20", NOW, "06-04"),
        ("kpi", "06-20", "06-11: due moved from 2026-06-04 to 2026-06-20", NOW, "06-04"),
        ("decision", "06-20", "'06-11: 截止由 2026-06-04 改为 2026-06-20：等样品'", NOW, "06-04"),
        ("decision", "06-20", "06-11: review moved from 2026-06-04 to 2026-06-25", NOW, "06-20"),
        ("action", "06-20", "06-11: end moved from 2026-06-04 to 2026-06-20", NOW, "06-20"),
        ("action", "", "06-11: no longer due on 2026-06-04", NOW, "06-04"),
        ("action", "", "'06-11: 原截止 2026-06-04 已取消：不做了'", NOW, "06-04"),
        ("action", "soon", "06-11: due moved from 2026-06-04 to 2026-06-20", NOW, "06-04"),
        # Of several moves the first one after the day tells.
        ("action", "06-30", "06-20: due moved from 2026-06-12 to 2026-06-30; 06-11: due moved from 2026-06-04 to 2026-06-12", NOW, "06-04"),
        ("action", "06-30", "06-09: due moved from 2026-06-04 to 2026-06-12; 06-20: due moved from 2026-06-12 to 2026-06-30", NOW, "06-12"),
        ("action", "06-30", "06-11: due moved from 2026-06-04 to 2026-06-06; 06-11: due moved from 2026-06-06 to 2026-06-30", NOW, "06-04"),
        # Nobody knows which day it was.
        ("action", "06-20", "06-11: due moved from 2026-06-31 to 2026-06-20", NOW, "06-20"),
        ("action", "06-20", "06-11: due moved from 4 June to 20 June", NOW, "06-20"),
        ("action", "06-20", "06-11: Jo says due moved from 2026-06-04 to 2026-06-20", NOW, "06-20"),
        ("action", "06-20", "06-11: due moved from 2026-06-04 to 2026-06-201", NOW, "06-20"),
        ("action", "06-20", "due moved from 2026-06-04 to 2026-06-20", NOW, "06-20"),
    ],
)  # fmt: skip
def test_a_day_is_judged_by_the_deadline_that_held_then(kind, due, log, now, held, record):
    field = "end" if kind == "milestone" else "due"
    day = f", {field}: {f'2026-{due}' if due[:1] == '0' else due}" if due else ""
    notes = "".join(
        f"\n      - {chr(39) if note[0] == chr(39) else ''}{'2026-' if '06-' in note[:4] else ''}{note.lstrip(chr(39))}"
        for note in log.split("; ")
    )
    text = f"type: weekly\ndate: 2026-06-01\n{KINDS[kind].plural}:\n  - what: x{day.replace(', ', chr(10) + '    ')}\n    log:{notes}"
    before = record(text)
    item = as_of([before], now)[0].item_lists[kind][0]
    assert f"{item.due:%m-%d}" == held
    assert not item.unread


@pytest.mark.parametrize(
    ("end", "log", "held"),
    [
        ("2026-06-30", "2026-06-11: end moved from 2026-06-05 to 2026-06-30", date(2026, 6, 5)),
        ("2026-06-30", "2026-06-10: end moved from 2026-06-05 to 2026-06-30", date(2026, 6, 30)),
        ("2026-06-30", "2026-06-11: 结束由 2026-06-05 改为 2026-06-30", date(2026, 6, 5)),
        ("", "2026-06-11: no longer end on 2026-06-05", date(2026, 6, 5)),
        ("late", "2026-06-11: end moved from 2026-06-05 to 2026-06-30", date(2026, 6, 5)),
        ("2026-06-30", "2026-06-11: due moved from 2026-06-05 to 2026-06-30", date(2026, 6, 30)),
    ],
)
def test_a_campaign_ends_on_the_day_that_held_then(end, log, held, record):
    plan = record(f"type: campaign\ndate: 2026-06-01\nend: {end}\nlog:\n  - {log}")
    [then] = as_of([plan], NOW)
    assert then.day("end") == held
    assert "end" not in then.unread
    assert bool(then.values.get("log")) == ("-10: " in log)


def test_a_review_is_due_on_the_day_that_held_then(record):
    log = "2026-06-11: review moved from 2026-06-04 to 2026-06-20"
    text = f"type: weekly\ndate: 2026-06-01\ndecisions:\n  - what: x\n    review: 2026-06-20\n    log:\n      - {log}"
    [then] = as_of([record(text)], NOW)
    assert then.item_lists["decision"][0].day("review") == date(2026, 6, 4)


@given(
    name=some.sampled_from(["due", "review", "end"]),
    old=some.dates(date(2000, 1, 1), date(2099, 12, 31)),
    new=some.none() | some.dates(date(2000, 1, 1), date(2099, 12, 31)),
    reason=some.text(max_size=9).map(str.strip),
    language=some.sampled_from(["zh", "en"]),
)
def test_what_is_written_of_a_moved_deadline_is_read_again(name, old, new, reason, language):
    note = move_note(name, old, new.isoformat() if new else None, reason, language)
    assert missed_day(note) == (name, old)
