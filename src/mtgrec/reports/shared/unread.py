"""What could not be read and is in no figure of a report: entries of lists, and whole files."""

from mtgrec.model.analysis.unread_entries import unread_entries
from mtgrec.output.answer import Column
from mtgrec.output.documents.unread import unread_documents
from mtgrec.output.language import _, say
from mtgrec.output.report import Evidence, Grid, Report, Section, Value
from mtgrec.output.tables.cells import field_title, shown
from mtgrec.reports.shared.basis import Basis


def with_unread(report: Report, basis: Basis) -> Report:
    """Return a report that names at its end, and counts at its head, what could not be read."""
    entries = unread_entries(basis.all_records, basis.filters.keep_record)
    rows = [
        (field_title(entry.field), shown("", entry.text), Evidence(entry.record.path, entry.line))
        for entry in entries
    ] + [
        (_("File"), say(problem.message), Evidence(problem.path, problem.line))
        for problem in basis.snapshot.gaps
    ]
    document = {**report.document, "unread_entries": unread_documents(entries)}
    if not rows:
        return report._replace(document=document)
    title = _("Could not be read")
    grid = Grid(
        [Column(_("Field")), Column(_("As written")), Column(_("Place"))],
        [
            [Value(name), Value(text), Value(f"{place.path}:{place.line}", evidence=(place,))]
            for name, text, place in rows
        ],
    )
    sentence = _("Could not be read and is not counted: {count}; see the end of this report.")
    return report._replace(
        document=document,
        verdict=[*report.verdict, Value(sentence.format(count=len(rows)), "bad")],
        sections=[*report.sections, Section(title, [grid])],
    )
