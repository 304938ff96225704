"""What the reports share: subtitles, figures with their places, headlines, the JSON document."""

from collections.abc import Iterable, Sequence

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.values.ratio import Ratio
from mtgrec.output.answer import Tone
from mtgrec.output.documents import Document
from mtgrec.output.documents.items import item_document
from mtgrec.output.documents.problems import problem_documents
from mtgrec.output.documents.quantities import count_ratio
from mtgrec.output.language import _
from mtgrec.output.report import Evidence, Headline, Value
from mtgrec.output.tables.cells import clauses, joined, ratio_cell, ratio_text
from mtgrec.reports.shared.basis import Basis, Scope
from mtgrec.reports.shared.goals import goals_reached, verdict
from mtgrec.reports.shared.item_tables import evidence


def subtitle(basis: Basis, *limits: str) -> str:
    """Return the subtitle of a report: its campaigns, what else limits it, and its day."""
    campaigns = basis.campaigns or basis.filters.campaign
    about = joined(campaigns) or _("records without a campaign")
    return " · ".join([about, *filter(None, limits), _("as of {date}").format(date=basis.today)])


def record_days(scope: Scope) -> str:
    """Return the dates of the records of a report, for its subtitle; "" if they are not limited."""
    if scope.since is None and scope.until is None:
        return ""
    days = _("records of {since} to {until}")
    return days.format(since=scope.since or "…", until=scope.until or "…")


def earlier_note(basis: Basis) -> list[Value]:
    """Return notes on what a report as of an earlier day cannot know; none for today."""
    if basis.today == basis.snapshot.today:
        return []
    money = _("Money has no day: what is spent counts as it is written today.")
    goals = _("A goal's written value has no day: it counts as it is written today.")
    return [Value(money), Value(goals)]


# -- figures and their places


def evidence_of(states: Iterable[ItemState]) -> tuple[Evidence, ...]:
    """Return the places of several items, each once."""
    return tuple(dict.fromkeys(map(evidence, states)))


def places(*sources: str | None) -> tuple[Evidence, ...]:
    """Return the places of sources written as `path:line`, each once; None is passed over."""
    split_sources = (source.rpartition(":") for source in sources if source)
    return tuple(dict.fromkeys(Evidence(path, int(line)) for path, _colon, line in split_sources))


def counted(states: Iterable[ItemState]) -> list[ItemState]:
    """Return the items that completion counts: those not cancelled."""
    return [state for state in states if state.item.status != "cancelled"]


def done(states: Iterable[ItemState]) -> list[ItemState]:
    """Return the items that punctuality counts: those done."""
    return [state for state in states if state.item.status == "done"]


def rate(ratio: Ratio, states: Iterable[ItemState]) -> Value:
    """Return a rate with its counts, and the items it is computed from as evidence."""
    cell = ratio_cell(ratio)
    return Value(cell.text, cell.tone, evidence_of(states))


def warning(number: int, states: Iterable[ItemState]) -> Value:
    """Return a number of items that should be zero, with a mark if it is not."""
    if not number:
        return Value("0", "dim")
    return Value(f"! {number}", "bad", evidence_of(states))


def completion_headline(ratio: Ratio, states: Iterable[ItemState]) -> Headline:
    """Return the headline on task completion."""
    cell = ratio_cell(ratio)
    return Headline(_("Task completion"), cell.text, "", cell.tone, evidence_of(states))


def late_headline(late: Iterable[ItemState], note: str = "") -> Headline:
    """Return the headline on overdue items: their number and the longest lag."""
    late = list(late)
    if not late:
        return Headline(_("Overdue"), "0", note or _("nothing is overdue"), "good")
    longest = _("the longest by {days} d").format(days=max(state.lag_days or 0 for state in late))
    details = joined(filter(None, (longest, note)))
    return Headline(_("Overdue"), f"! {len(late)}", details, "bad", evidence_of(late))


def goals_headline(kpis: Sequence[ItemState]) -> Headline:
    """Return the headline on the number of goals reached."""
    goals = goals_reached(kpis)
    label = _("Goals reached")
    if not kpis:
        return Headline(label, _("no data"), _("there are no KPIs"), "dim")
    verdicts = [verdict(state) for state in kpis]
    counts = [
        (verdicts.count("on-pace"), _("on pace: {count}")),
        (verdicts.count("behind"), _("behind: {count}")),
        (goals.unknown or 0, _("without data: {count}")),
    ]
    note = joined(text.format(count=count) for count, text in counts if count)
    tone = goals_tone(kpis) if goals.exact is not None else "dim"
    return Headline(label, ratio_text(goals), note, tone, evidence_of(kpis))


def goals_tone(kpis: Iterable[ItemState]) -> Tone:
    """Return `good` if all goals are reached, `bad` if more are missed or behind than not."""
    verdicts = [verdict(state) for state in kpis]
    short = sum(each in ("missed", "behind") for each in verdicts)
    fine = sum(each in ("met", "exceeded", "on-pace") for each in verdicts)
    if short > fine:
        return "bad"
    return "" if short or "on-pace" in verdicts else "good"


def sentence(parts: Iterable[str]) -> str:
    """Return clauses as one sentence of the interface language."""
    text = clauses(parts)
    return _("{sentence}.").format(sentence=text[:1].upper() + text[1:])


def tone_of(*, bad: bool) -> Tone:
    """Return the tone `bad` or `good`."""
    return "bad" if bad else "good"


# -- JSON


def document(kind: str, basis: Basis, figures: Document) -> Document:
    """Return the JSON document of a report with these figures."""
    return {
        "schema_version": 1,
        "kind": "report",
        "report": kind,
        "today": basis.today,
        "campaigns": basis.campaigns,
        **figures,
        "problems": problem_documents(basis.snapshot.problems),
    }


def item_documents(basis: Basis, states: Iterable[ItemState]) -> list[Document]:
    """Return items as JSON data, with path and line."""
    return [item_document(state, basis.book, basis.context) for state in states]


def rate_document(ratio: Ratio, states: Iterable[ItemState]) -> Document:
    """Return a rate as JSON data, with the places of the items it is computed from."""
    return {**count_ratio(ratio), "sources": sources(evidence_of(states))}


def sources(places: Iterable[Evidence]) -> list[Document]:
    """Return places as JSON data."""
    return [{"path": place.path, "line": place.line} for place in places]
