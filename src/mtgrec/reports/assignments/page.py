"""The task assignment table: who does what by when, department by department (B3)."""

from collections.abc import Sequence

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.people import Person
from mtgrec.output.answer import Column
from mtgrec.output.documents import Document
from mtgrec.output.language import _
from mtgrec.output.report import Block, Grid, Headline, Paragraph, Points, Report, Section, Value
from mtgrec.output.tables.cells import NONE, joined
from mtgrec.reports.assignments.figures import Assignments, Share, assignments
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis, Scope, Snapshot
from mtgrec.reports.shared.calendar import calendar
from mtgrec.reports.shared.item_tables import absent, items_grid, text


def build(snapshot: Snapshot, scope: Scope) -> Report:
    """Return the assignment table of the requested campaigns."""
    basis = Basis.of_days(snapshot, scope)
    found = assignments(basis)
    return Report(
        kind="assignments",
        title=_("Task assignment table"),
        subtitle=parts.subtitle(basis, parts.record_days(scope)),
        question=_("Who does what, and by when?"),
        answers=_answers(found),
        verdict=_verdict(found),
        sections=_sections(basis, found),
        document=parts.document("assignments", basis, _figures(basis, found)),
        notes=_notes(found),
    )


def _gaps(found: Assignments) -> list[tuple[str, Sequence[ItemState]]]:
    """Return what assignments lack, each with the tasks that lack it."""
    return [
        (_("no person responsible"), found.ownerless),
        (_("more than one person responsible"), found.shared),
        (_("no delivery date"), found.without_due),
        (_("no output named"), found.without_output),
    ]


# -- the first screen


def _answers(found: Assignments) -> list[Headline]:
    people = {name for state in found.tasks for name in state.owner.people}
    departments = {share.department for share in found.actions if share.department}
    spread = _("people: {people}, departments: {departments}").format(
        people=len(people), departments=len(departments)
    )
    return [
        Headline(_("Tasks"), str(len(found.tasks)), spread, "", parts.evidence_of(found.tasks)),
        parts.completion_headline(found.completion, found.tasks),
        _next_due(found),
        parts.late_headline(state for state in found.tasks if state.overdue),
        _lacking(found),
    ]


def _next_due(found: Assignments) -> Headline:
    if not found.next_due:
        return Headline(_("Next delivery"), NONE, _("no open task is due from today on"), "dim")
    what = joined(state.item.text("what") or state.address for state in found.next_due)
    day = str(found.next_due[0].item.due)
    return Headline(_("Next delivery"), day, what, "", parts.evidence_of(found.next_due))


def _lacking(found: Assignments) -> Headline:
    lacking = found.incomplete
    if not lacking:
        return Headline(_("Incomplete assignments"), "0", "", "good" if found.tasks else "dim")
    said = joined(f"{what}: {len(states)}" for what, states in _gaps(found) if states)
    places = parts.evidence_of(lacking)
    return Headline(_("Incomplete assignments"), f"! {len(lacking)}", said, "bad", places)


def _verdict(found: Assignments) -> list[Value]:
    if not found.tasks:
        return [Value(_("There are no tasks yet."), "dim")]
    if found.incomplete:
        sentence = _("{count} of {all} tasks still lack a person, a date or an output.")
        said = sentence.format(count=len(found.incomplete), all=len(found.tasks))
        return [Value(said, "bad")]
    return [Value(_("Every task has one person responsible, an output and a date."), "good")]


# -- below it


def _sections(basis: Basis, found: Assignments) -> list[Section]:
    tables: list[Block] = [_table(share) for share in found.actions]
    rows = (*found.tasks, *found.milestones)
    chart = calendar(_("Actions and milestones"), rows, basis.today)
    return [
        *([Section(_("To be completed"), [_gap_table(found)])] if found.incomplete else []),
        Section(
            _("Tasks by department and person"),
            tables or [Paragraph(_("There are no tasks yet."), "dim")],
        ),
        *([Section(_("Calendar"), [chart])] if rows else []),
        *_further(found),
        Section(_("Owners and their managers"), _people(found)),
    ]


def _further(found: Assignments) -> list[Section]:
    checks = [state for share in found.checks for state in share.tasks]
    tables = [
        (_("Milestones"), found.milestones, ("start", "due", "milestone", "owner")),
        (_("Checks"), checks, ("department", "owner", "check", "standard", "due")),
    ]
    return [
        Section(title, [items_grid(states, *columns, "status", "address")])
        for title, states, columns in tables
        if states
    ]


def _gap_table(found: Assignments) -> Grid:
    lacking = [(what, state) for what, states in _gaps(found) for state in states]
    grid = items_grid([state for _what, state in lacking], "task", "owner", "due", "address")
    rows = [[absent(what), *row] for (what, _entry), row in zip(lacking, grid.rows, strict=True)]
    return Grid([Column(_("What is missing")), *grid.columns], rows)


def _table(share: Share) -> Grid:
    columns = ("owner", "task", "output", "due", "status", "address")
    return items_grid(share.tasks, *columns, title=share.department or _("Without a department"))


def _people(found: Assignments) -> list[Block]:
    titles = (_("Name"), _("Department"), _("Role"), _("Manager"), _("Contact"))
    blocks: list[Block] = [
        Grid(
            [Column(title) for title in titles],
            [_person(person) for person in found.contacts],
            empty=_("The people file knows none of the owners."),
        )
    ]
    if found.strangers:
        names = [Value(f"? {name}", "bad") for name in found.strangers]
        blocks.append(Points(names, title=_("Not in the people file")))
    if found.idle:
        idle = [Value(f"{person.department} {person.name}".strip()) for person in found.idle]
        blocks.append(Points(idle, title=_("Without a task of their own")))
    return blocks


def _person(person: Person) -> list[Value]:
    contacts = [
        value if kind in ("phone", "email") else f"{kind} {value}"
        for kind, value in person.contacts
    ]
    return [
        Value(person.name),
        text(person.department),
        text(person.role),
        text(person.manager),
        Value(joined(contacts)) if contacts else absent(_("no contact details")),
    ]


def _notes(found: Assignments) -> list[Value]:
    if not found.cancelled:
        return []
    said = _("Cancelled tasks are left out: {count}.").format(count=len(found.cancelled))
    return [Value(said, "", parts.evidence_of(found.cancelled))]


# -- for programs


def _figures(basis: Basis, found: Assignments) -> Document:
    def documents(states: Sequence[ItemState]) -> list[Document]:
        return parts.item_documents(basis, states)

    checks = {share.department: share.tasks for share in found.checks}
    actions = {share.department: share.tasks for share in found.actions}
    return {
        "task_completion": parts.rate_document(found.completion, found.tasks),
        "departments": [
            {
                "department": department,
                "actions": documents(actions.get(department, ())),
                "checks": documents(checks.get(department, ())),
            }
            for department in sorted({*actions, *checks}, key=lambda name: name or "\uffff")
        ],
        "milestones": documents(found.milestones),
        "cancelled": documents(found.cancelled),
        "incomplete": {
            "without_person": [state.address for state in found.ownerless],
            "several_people": [state.address for state in found.shared],
            "without_due": [state.address for state in found.without_due],
            "without_output": [state.address for state in found.without_output],
        },
        "contacts": [_person_document(person) for person in found.contacts],
        "not_in_people_file": list(found.strangers),
        "without_task": [person.name for person in found.idle],
    }


def _person_document(person: Person) -> Document:
    """Return an entry of the people file; where it is there is nobody's business."""
    place = ("path", "line")
    told = {name: value for name, value in person._asdict().items() if name not in place}
    return {**told, "contacts": dict(person.contacts)}
