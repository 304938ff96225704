"""What is late: totals, lists and verdicts of random workspaces agree, whatever campaigns say."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mtgrec.model.analysis.summary import summarize
from mtgrec.model.figures.item_state import context_of, item_states
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.register import Register
from mtgrec.model.thresholds import Thresholds

FIRST = date(2026, 6, 1)
DAYS = st.integers(-20, 40).map(lambda number: FIRST + timedelta(days=number))
STATUS = st.sampled_from(["", "open", "doing", "done", "off-track", "paused", "cancelled"])
KINDS = {"action": "due", "check": "due", "milestone": "end", "risk": "due", "decision": "due"}


@st.composite
def items(draw):
    kind = draw(st.sampled_from(sorted(KINDS)))
    due = draw(st.none() | DAYS)
    owner = draw(st.sampled_from(["", "Li Lei", "Marketing/Han Meimei"]))
    fields = {"what": "x", KINDS[kind]: due, "status": draw(STATUS), "owner": owner}
    return kind, ", ".join(f"{name}: {value}" for name, value in fields.items() if value)


@st.composite
def workspaces(draw):
    texts = []
    for number in range(draw(st.integers(1, 4))):
        type = draw(st.sampled_from(["weekly", "checklist", "campaign", "retro"]))
        head = f"type: {type}\ncampaign: c{number % 2}\ndate: {draw(DAYS)}\n"
        if draw(st.booleans()):
            head += "draft: yes\n"
        if type == "campaign":
            head += f"end: {draw(DAYS)}\n"
            if status := draw(STATUS):
                head += f"status: {status}\n"
        lists: dict[str, list[str]] = {}
        for kind, fields in draw(st.lists(items(), max_size=6)):
            lists.setdefault(f"{kind}s", []).append(f"  - {{{fields}}}\n")
        texts.append(head + "".join(f"{name}:\n{''.join(each)}" for name, each in lists.items()))
    return texts


@given(workspaces(), DAYS)
@settings(max_examples=150)
def test_overdue_is_the_same_wherever_it_is_told(record, texts, today):
    records = [record(text, f"{number}.md") for number, text in enumerate(texts)]
    book, night = AddressBook(records), datetime.combine(today, datetime.max.time())
    context = context_of(book, night, Thresholds(), Register(()), {}, ())
    states = item_states(records, context)
    summary = summarize(records, states, ["campaign", "owner", "department", "type"], [], context)
    late = {
        (each.path, kind, item.number)
        for each in records
        for kind in ("action", "check", "milestone")
        for item in each.item_lists.get(kind, ())
        if item.status not in ("done", "cancelled", "paused") and item.due and item.due < today
    }
    told = [(state.record.path, state.item.kind, state.item.number) for state in summary.overdue]
    assert sorted(told) == sorted(late)
    for way in ("campaign", "owner", "department", "type"):
        groups = [group for group in summary.groups if group.by == way]
        assert sum(group.overdue for group in groups) == len(late)
        assert sum(group.off_track for group in groups) == summary.off_track
