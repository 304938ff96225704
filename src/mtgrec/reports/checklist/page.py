"""The checklist as a form, filled in or blank for printing (B16)."""

from collections.abc import Callable, Iterable

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import completion
from mtgrec.model.values.words import STATUS
from mtgrec.output.answer import Column, Tone
from mtgrec.output.documents import Document
from mtgrec.output.language import _, current
from mtgrec.output.report import BLANK, Grid, Headline, Paragraph, Report, Section, Value
from mtgrec.output.tables.cells import clauses, ratio_text, shown
from mtgrec.reports.checklist.figures import Checklist, Checklists, Stage, checklists
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis, Scope, Snapshot
from mtgrec.reports.shared.forms import cancelled_note, form_subtitle, form_title, signed
from mtgrec.reports.shared.item_tables import (
    absent,
    address,
    due,
    field_value,
    responsible,
    text,
    what,
)
from mtgrec.reports.shared.unread import with_unread

_BOXES = ("open", "done", "off-track")
_BLANK = Value(BLANK)


def build(snapshot: Snapshot, scope: Scope) -> Report:
    """Return the checklists of the requested campaigns, blank if the scope says so."""
    basis = Basis.of_days(snapshot, scope)
    figures = checklists(basis)
    blank = scope.form.blank
    report = Report(
        kind="checklist",
        title=form_title(basis, _("Marketing execution checklist")),
        subtitle=form_subtitle(basis, parts.record_days(scope)),
        question="" if blank else _("What is checked, what is abnormal, what is missing?"),
        answers=[] if blank or not figures.checks else _answers(figures),
        sections=_sections(figures, blank=blank),
        document=parts.document("checklist", basis, _document(basis, figures, blank=blank)),
        notes=[] if blank else cancelled_note(figures.cancelled),
        signed=signed(basis, scope),
        cites=False,
    )
    return with_unread(report, basis)


def _answers(figures: Checklists) -> list[Headline]:
    checks = figures.checks
    abnormal = [state for state in checks if state.off_track]
    places = parts.evidence_of(abnormal)
    return [
        Headline(
            _("Checks done"),
            ratio_text(completion(state.item for state in checks)),
            "",
            "",
            parts.evidence_of(checks),
        ),
        Headline(_("Abnormal"), f"! {len(abnormal)}", "", "bad", places)
        if abnormal
        else Headline(_("Abnormal"), "0", "", "good"),
        parts.late_headline(state for state in checks if state.overdue),
    ]


# -- the form


def _sections(figures: Checklists, *, blank: bool) -> list[Section]:
    if not figures.checks:
        sentence = _("There is no checklist yet. Begin with: mtgrec new checklist")
        return [Section(_("Checks"), [Paragraph(sentence, "dim")])]
    return [
        Section(
            each.record.title or each.record.id,
            [_grid(stage, blank=blank, with_due=_has_due(each)) for stage in each.stages],
        )
        for each in figures.checklists
    ]


def _has_due(checklist: Checklist) -> bool:
    """Return whether a check of it names a deadline, even one that cannot be read."""
    states = (state for stage in checklist.stages for state in stage.checks)
    return any(state.item.due or state.item.has_unread_due for state in states)


def _grid(stage: Stage, *, blank: bool, with_due: bool) -> Grid:
    name = stage.name or _("Without a stage")
    columns: list[tuple[Column, Callable[[ItemState], Value]]] = [
        (Column(_("Stage"), whole=True), lambda _state: Value(name)),
        (Column(_("Item")), what),
        (Column(_("Standard")), _or_blank(_standard, blank=blank)),
        (Column(_("Responsible")), _or_blank(responsible, blank=blank)),
        *([(Column(_("Due"), whole=True), _or_blank(_due, blank=blank))] if with_due else []),
        (Column(_("Status"), whole=True), lambda state: _boxes(None if blank else state)),
        (Column(_("Note")), lambda state: _BLANK if blank else _note(state)),
        (Column(_("Address")), address),
    ]
    title = name
    if not blank:
        title = _("{stage} · {rate} done").format(stage=name, rate=ratio_text(stage.done))
    rows = [[cell(state) for _column, cell in columns] for state in stage.checks]
    return Grid([column for column, _cell in columns], rows, title=title)


def _or_blank(cell: Callable[[ItemState], Value], *, blank: bool) -> Callable[[ItemState], Value]:
    """Return `cell`, on a blank form with room to write where it has nothing to show."""

    def filled(state: ItemState) -> Value:
        value = cell(state)
        return _BLANK if blank and value.tone in ("bad", "dim") else value

    return filled


def _standard(state: ItemState) -> Value:
    return field_value(state, "standard", absent(_("not named")))


def _due(state: ItemState) -> Value:
    value = due(state)
    return text(None) if value.tone else value


def _boxes(state: ItemState | None) -> Value:
    """Return the three boxes of the form; None ticks none of them.

    A status between them ticks the first, and stands behind; so do the days of lag.
    """
    status = state.item.status if state else ""
    ticked = status if status in _BOXES else "open" if state else ""
    boxes = " ".join(
        f"{'☑' if name == ticked else '□'}\u00a0{STATUS.show(name, current())}" for name in _BOXES
    )
    if state is None:
        return Value(boxes)
    remarks = [] if status in _BOXES else [STATUS.show(status, current())]
    if state.overdue and state.lag_days:
        remarks.append(_("{days} d late").format(days=state.lag_days))
    if remarks:
        boxes = _("{boxes} ({remark})").format(boxes=boxes, remark=clauses(remarks))
    tone: Tone = "bad" if state.off_track else "good" if status == "done" else ""
    return Value(shown(boxes, state.item.unread.get("status")), tone)


def _note(state: ItemState) -> Value:
    """Return the note of a check, with its evidence, and with its result against the threshold."""
    said = [field_value(state, name, Value("")) for name in ("note", "evidence")]
    words = [value.text for value in said if value.text]
    result, threshold = (_quantity(state, name) for name in ("result", "threshold"))
    if result and threshold:
        template = _("result {result}, threshold {threshold}")
        words.append(template.format(result=result, threshold=threshold))
    elif result:
        words.append(_("result {result}").format(result=result))
    return text(clauses(words))


def _quantity(state: ItemState, name: str) -> str:
    quantity = state.item.quantity(name)
    return shown(quantity.text if quantity else "", state.item.unread.get(name))


# -- the JSON document


def _document(basis: Basis, figures: Checklists, *, blank: bool) -> Document:
    def checks(states: Iterable[ItemState]) -> list[Document]:
        documents = parts.item_documents(basis, states)
        return [_unfilled(each) for each in documents] if blank else documents

    return {
        "blank": blank,
        "checklists": [
            {
                "record": each.record.id,
                "title": each.record.title,
                "path": each.record.path,
                "stages": [
                    {
                        "stage": stage.name,
                        "done": None if blank else parts.rate_document(stage.done, stage.checks),
                        "checks": checks(stage.checks),
                    }
                    for stage in each.stages
                ],
            }
            for each in figures.checklists
        ],
        "cancelled": parts.item_documents(basis, figures.cancelled),
    }


_OF_A_BLANK_FORM = frozenset(
    (
        *("address", "record", "campaign", "kind", "id", "path", "line", "stage", "what"),
        *("standard", "owner", "owners", "department", "due", "channel", "threshold", "unread"),
    )
)


def _unfilled(document: Document) -> Document:
    """Return a check as on a blank form: nothing of what came of it."""
    return {
        name: value if name in _OF_A_BLANK_FORM else [] if isinstance(value, list) else None
        for name, value in document.items()
    }
