"""The task assignment table: who does what by when, department by department (B3)."""

from collections.abc import Sequence

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.people import People, Person
from mtgrec.output.answer import Column
from mtgrec.output.documents import Document
from mtgrec.output.language import _
from mtgrec.output.report import Block, Grid, Headline, Paragraph, Points, Report, Section, Value
from mtgrec.output.tables.cells import NONE, joined
from mtgrec.output.tables.fields import what_text
from mtgrec.reports.assignments.figures import Assignments, Share, assignments
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis, Scope, Snapshot
from mtgrec.reports.shared.calendar import calendar
from mtgrec.reports.shared.forms import cancelled_note, form_subtitle, form_title, signed
from mtgrec.reports.shared.item_tables import absent, items_grid, text
from mtgrec.reports.shared.unread import with_unread


def build(snapshot: Snapshot, scope: Scope) -> Report:
    """Return the assignment table of the requested campaigns."""
    basis = Basis.of_days(snapshot, scope)
    figures = assignments(basis)
    report = Report(
        kind="assignments",
        title=form_title(basis, _("Task assignment table")),
        subtitle=form_subtitle(basis, parts.record_days(scope)),
        question=_("Who does what, and by when?"),
        answers=_answers(figures),
        verdict=_verdict(figures),
        sections=_sections(basis, figures),
        document=parts.document("assignments", basis, _figures_document(basis, figures)),
        notes=cancelled_note(figures.cancelled),
        signed=signed(basis, scope),
        cites=False,
    )
    return with_unread(report, basis)


def _gaps(figures: Assignments) -> list[tuple[str, Sequence[ItemState]]]:
    """Return what assignments may lack, each with the tasks that lack it."""
    return [
        (_("no person responsible"), figures.ownerless),
        (_("more than one person responsible"), figures.shared),
        (_("no delivery date"), figures.without_due),
        (_("no output named"), figures.without_output),
        (_("written, but not readable"), figures.unreadable),
    ]


# -- the first screen


def _answers(figures: Assignments) -> list[Headline]:
    people = {name for state in figures.tasks for name in state.owner.people}
    departments = {share.department for share in figures.actions if share.department}
    spread = _("people: {people}, departments: {departments}").format(
        people=len(people), departments=len(departments)
    )
    return [
        Headline(_("Tasks"), str(len(figures.tasks)), spread, "", parts.evidence_of(figures.tasks)),
        parts.completion_headline(figures.completion, figures.tasks),
        _next_due(figures),
        parts.late_headline(state for state in figures.tasks if state.overdue),
        _incomplete(figures),
    ]


def _next_due(figures: Assignments) -> Headline:
    if not figures.next_due:
        return Headline(_("Next delivery"), NONE, _("no open task is due from today on"), "dim")
    what = joined(what_text(state.item) for state in figures.next_due)
    day = str(figures.next_due[0].item.due)
    return Headline(_("Next delivery"), day, what, "", parts.evidence_of(figures.next_due))


def _incomplete(figures: Assignments) -> Headline:
    incomplete = figures.incomplete
    if not incomplete:
        return Headline(_("Incomplete assignments"), "0", "", "good" if figures.tasks else "dim")
    details = joined(f"{what}: {len(states)}" for what, states in _gaps(figures) if states)
    places = parts.evidence_of(incomplete)
    return Headline(_("Incomplete assignments"), f"! {len(incomplete)}", details, "bad", places)


def _verdict(figures: Assignments) -> list[Value]:
    if not figures.tasks:
        return [Value(_("There are no tasks yet."), "dim")]
    if figures.incomplete:
        sentence = _("{count} of {all} tasks still lack a person, a date or an output.")
        message = sentence.format(count=len(figures.incomplete), all=len(figures.tasks))
        return [Value(message, "bad")]
    return [Value(_("Every task has one person responsible, an output and a date."), "good")]


# -- the sections below it


def _sections(basis: Basis, figures: Assignments) -> list[Section]:
    tables: list[Block] = [_table(share, basis.context.register) for share in figures.actions]
    rows = (*figures.tasks, *figures.milestones)
    chart = calendar(_("Actions and milestones"), rows, basis.today)
    return [
        *([Section(_("To be completed"), [_gap_table(figures)])] if figures.incomplete else []),
        Section(
            _("Tasks by department and person"),
            tables or [Paragraph(_("There are no tasks yet."), "dim")],
        ),
        *([Section(_("Calendar"), [chart])] if rows else []),
        *_further(figures),
        Section(_("Owners and their managers"), _people(figures)),
    ]


def _further(figures: Assignments) -> list[Section]:
    checks = [state for share in figures.checks for state in share.tasks]
    needing = [state for state in figures.tasks if state.open and state.item.text("needs")]
    tables = [
        (_("Support needed"), needing, ("needs", "task", "owner", "due")),
        (_("Milestones"), figures.milestones, ("start", "due", "milestone", "owner")),
        (_("Checks"), checks, ("department", "owner", "check", "standard", "due")),
    ]
    return [
        Section(title, [items_grid(states, *columns, "status", "address")])
        for title, states, columns in tables
        if states
    ]


def _gap_table(figures: Assignments) -> Grid:
    """Return the incomplete tasks, one row each, with all that each lacks."""
    gaps: dict[str, list[str]] = {}
    for missing, states in _gaps(figures):
        for state in states:
            gaps.setdefault(state.address, []).append(missing)
    grid = items_grid(figures.incomplete, "task", "owner", "due", "address")
    rows = [
        [row[0], absent(joined(gaps[state.address])), *row[1:]]
        for state, row in zip(figures.incomplete, grid.rows, strict=True)
    ]
    return Grid([grid.columns[0], Column(_("What is missing")), *grid.columns[1:]], rows)


def _table(share: Share, register: People) -> Grid:
    """Return the tasks of a department, with what the people file tells of their owners."""
    with_priority = any(state.item.text("priority") for state in share.tasks)
    names = ("owner", "task", "output", *(["priority"] if with_priority else []))
    grid = items_grid(
        share.tasks,
        *(*names, "due", "status", "address"),
        title=share.department or _("Without a department"),
    )
    added = [_of_owner(state, register) for state in share.tasks]
    titles = (_("Role"), _("Helpers"), _("Manager"))
    return grid._replace(
        columns=[grid.columns[0], *map(Column, titles), *grid.columns[1:]],
        rows=[[row[0], *more, *row[1:]] for row, more in zip(grid.rows, added, strict=True)],
    )


def _of_owner(state: ItemState, register: People) -> list[Value]:
    """Return the roles of a task's owners, its helpers, and the owners' managers."""
    people = [person for name in state.owner.people if (person := register.find(name))]
    managers = dict.fromkeys(person.manager for person in people if person.manager)
    return [
        text(joined(person.role for person in people if person.role)),
        text(joined(state.owner.helpers)),
        text(joined(managers)),
    ]


def _people(figures: Assignments) -> list[Block]:
    titles = (_("Name"), _("Department"), _("Role"), _("Manager"), _("Contact"))
    blocks: list[Block] = [
        Grid(
            [Column(title) for title in titles],
            [_person(person) for person in figures.contacts],
            empty=_("The people file knows none of the owners."),
        )
    ]
    if figures.unknown_owners:
        names = [Value(f"? {name}", "bad") for name in figures.unknown_owners]
        blocks.append(Points(names, title=_("Not in the people file")))
    if figures.idle:
        idle = [Value(f"{person.department} {person.name}".strip()) for person in figures.idle]
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


# -- the JSON document


def _figures_document(basis: Basis, figures: Assignments) -> Document:
    def documents(states: Sequence[ItemState]) -> list[Document]:
        return parts.item_documents(basis, states)

    checks = {share.department: share.tasks for share in figures.checks}
    actions = {share.department: share.tasks for share in figures.actions}
    return {
        "task_completion": parts.rate_document(figures.completion, figures.tasks),
        "departments": [
            {
                "department": department,
                "actions": documents(actions.get(department, ())),
                "checks": documents(checks.get(department, ())),
            }
            for department in sorted({*actions, *checks}, key=lambda name: name or "\uffff")
        ],
        "milestones": documents(figures.milestones),
        "cancelled": documents(figures.cancelled),
        "incomplete": {
            "without_person": [state.address for state in figures.ownerless],
            "several_people": [state.address for state in figures.shared],
            "without_due": [state.address for state in figures.without_due],
            "without_output": [state.address for state in figures.without_output],
            "not_readable": [state.address for state in figures.unreadable],
        },
        "contacts": [_person_document(person) for person in figures.contacts],
        "not_in_people_file": list(figures.unknown_owners),
        "without_task": [person.name for person in figures.idle],
    }


def _person_document(person: Person) -> Document:
    """Return an entry of the people file as JSON data, without its place in that file."""
    place = ("path", "line")
    fields = {name: value for name, value in person._asdict().items() if name not in place}
    return {**fields, "contacts": dict(person.contacts)}
