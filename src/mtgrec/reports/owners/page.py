"""What people and departments carried out, with every item as evidence (A14)."""

from collections.abc import Iterable

from mtgrec.model.records.owners import SEVERAL
from mtgrec.model.values.ratio import Ratio
from mtgrec.output.answer import Align, Column
from mtgrec.output.documents import Document
from mtgrec.output.language import _
from mtgrec.output.report import Block, Grid, Headline, Paragraph, Report, Section, Value
from mtgrec.output.tables.cells import ratio_text
from mtgrec.reports.owners.figures import SMALL, Line, Owners, is_small, owners
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis, Scope, Snapshot
from mtgrec.reports.shared.item_tables import items_grid, text
from mtgrec.reports.shared.unread import with_unread

_EVIDENCE = ("what", "kind", "due", "finished", "status", "lag", "reason", "address")
_WITH_OWNER = ("what", "owner", *_EVIDENCE[1:])
"""For items that no single person owns: who is written there would be lost otherwise."""


def build(snapshot: Snapshot, scope: Scope) -> Report:
    """Return completion and punctuality by person and department."""
    basis = Basis.of_days(snapshot, scope)
    figures = owners(basis)
    report = Report(
        kind="owners",
        title=_("Completion by owner"),
        subtitle=parts.subtitle(basis, parts.record_days(scope)),
        question=_("Who carried out what, and was it on time?"),
        answers=_answers(basis, figures),
        verdict=_verdict(figures),
        sections=_sections(figures),
        document=parts.document("owners", basis, _figures_document(basis, figures)),
        notes=_notes(),
    )
    return with_unread(report, basis)


# -- the first screen


def _answers(basis: Basis, figures: Owners) -> list[Headline]:
    actions, total = parts.counted(basis.of_kind("action")), figures.total
    off_track = [state for line in _lines(figures) for state in line.items if state.off_track]
    return [
        parts.completion_headline(total.task_completion, actions),
        Headline(
            _("On time"), ratio_text(total.on_time), _unknown(total.on_time), "",
            parts.evidence_of(parts.done(actions)),
        ),
        parts.late_headline(total.overdue),
        Headline(
            _("Off-track"),
            f"! {total.off_track}" if total.off_track else "0",
            "",
            parts.tone_of(bad=bool(total.off_track)),
            parts.evidence_of(off_track),
        ),
    ]  # fmt: skip


def _unknown(ratio: Ratio) -> str:
    if not ratio.unknown:
        return ""
    return _("{count} done without both dates").format(count=ratio.unknown)


def _verdict(figures: Owners) -> list[Value]:
    if not figures.people and not figures.several and not figures.nobody:
        return [Value(_("Nobody owns anything yet."), "dim")]
    small = sum(is_small(line.group.task_completion) for line in figures.people)
    template = _(
        "People with fewer than {least} actions: {count} of {all}. "
        "There the items tell more than the rate."
    )
    verdicts = []
    if small:
        verdicts.append(Value(template.format(count=small, all=len(figures.people), least=SMALL)))
    if figures.nobody:
        items = figures.nobody.items
        sentence = _("Items that name no person: {count}. They count for nobody.")
        message = sentence.format(count=len(items))
        verdicts.append(Value(message, "bad", parts.evidence_of(items)))
    return verdicts


# -- the sections below it


def _lines(figures: Owners) -> list[Line]:
    """Return the lines of each person, then of several people together, then of nobody."""
    return [line for line in (*figures.people, figures.several, figures.nobody) if line]


def _sections(figures: Owners) -> list[Section]:
    if not _lines(figures):
        return [Section(_("People"), [Paragraph(_("Nobody owns anything yet."), "dim")])]
    people = [line for line in (*figures.people, figures.several) if line]
    sections = [
        Section(_("Departments"), [_departments(figures.departments)]),
        Section(_("People"), [_people(people)]),
        Section(_("Item by item"), [_items(line) for line in people]),
    ]
    if figures.nobody:
        blocks: list[Block] = [items_grid(figures.nobody.items, *_WITH_OWNER)]
        lead = _("They name no person, so they stand in nobody's figures.")
        sections.insert(2, Section(_("Without a person"), blocks, lead))
    return sections


def _departments(lines: Iterable[Line]) -> Grid:
    rows = [
        [Value(_name(line.group.key, _("(no department)"))), *_figure_cells(line)] for line in lines
    ]
    return Grid([Column(_("Department")), *_figure_columns()], rows)


def _people(lines: Iterable[Line]) -> Grid:
    rows = [
        [text(line.department), Value(_name(line.group.key)), *_figure_cells(line)]
        for line in lines
    ]
    return Grid([Column(_("Department")), Column(_("Person")), *_figure_columns()], rows)


def _figure_columns() -> list[Column]:
    titles = (_("Task completion"), _("On time"), _("Overdue"), _("Off-track"))
    right: Align = "right"
    return [Column(title, right) for title in titles]


def _figure_cells(line: Line) -> list[Value]:
    actions = parts.counted(state for state in line.items if state.item.kind == "action")
    return [
        _mark_small(parts.rate(line.group.task_completion, actions), small=line.few_actions),
        _mark_small(parts.rate(line.group.on_time, parts.done(actions)), small=line.few_dated),
        parts.warning(line.group.overdue, [state for state in line.items if state.overdue]),
        parts.warning(line.group.off_track, [state for state in line.items if state.off_track]),
    ]


def _mark_small(value: Value, *, small: bool) -> Value:
    """Return a rate; if it is `small`, marked as computed from few items, and without a tone."""
    if not small:
        return value
    return value._replace(text=_("{rate} (few)").format(rate=value.text), tone="")


def _items(line: Line) -> Grid:
    title = _name(line.group.key)
    if line.department:
        title = _("{name} ({department})").format(name=title, department=line.department)
    columns = _WITH_OWNER if line.group.key == SEVERAL else _EVIDENCE
    return items_grid(line.items, *columns, title=title)


def _name(key: str | None, missing: str = "") -> str:
    if key is None:
        return missing
    return _("(several)") if key == SEVERAL else key


def _notes() -> list[Value]:
    few = _(
        "“(few)” marks a rate of fewer than {least} items; one item changes it by a fifth or more."
    )
    return [
        Value(_("Task completion: done actions / (all - cancelled). Checks are not in it.")),
        Value(_("On time: finished on or before the due date / done actions that have both dates.")),
        Value(
            _(
                "Overdue and off-track count actions, checks and milestones; a task's own progress "
                "counts nowhere."
            )
        ),
        Value(few.format(least=SMALL)),
        Value(_("Departments and people stand in the order of their names: this is no ranking.")),
    ]  # fmt: skip


# -- the JSON document


def _figures_document(basis: Basis, figures: Owners) -> Document:
    actions = parts.counted(basis.of_kind("action"))
    return {
        "task_completion": parts.rate_document(figures.total.task_completion, actions),
        "on_time": parts.rate_document(figures.total.on_time, parts.done(actions)),
        "overdue": len(figures.total.overdue),
        "off_track": figures.total.off_track,
        "small_sample": SMALL,
        "departments": [_line_document(line) for line in figures.departments],
        "owners": [
            {
                **_line_document(line),
                "department": line.department,
                "items": parts.item_documents(basis, line.items),
            }
            for line in _lines(figures)
        ],
    }


def _line_document(line: Line) -> Document:
    actions = parts.counted(state for state in line.items if state.item.kind == "action")
    return {
        "key": line.group.key,
        "task_completion": {
            **parts.rate_document(line.group.task_completion, actions),
            "small": line.few_actions,
        },
        "on_time": {
            **parts.rate_document(line.group.on_time, parts.done(actions)),
            "small": line.few_dated,
        },
        "overdue": line.group.overdue,
        "off_track": line.group.off_track,
    }
