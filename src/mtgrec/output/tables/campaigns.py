"""The table of campaigns: a row each."""

from collections.abc import Iterable, Sequence

from mtgrec.model.values.words import STATUS
from mtgrec.output.answer import Cell, Column, Table
from mtgrec.output.documents.campaigns import CampaignFigures
from mtgrec.output.language import _, current
from mtgrec.output.tables.cells import NONE, day_text, ratio_cell, shown, warning_cell


def campaigns_table(campaigns: Iterable[CampaignFigures]) -> Table:
    """Return the table of campaigns, in the order given."""
    return Table(
        _("Campaigns"),
        [
            Column(_("Campaign")),
            Column(_("Title")),
            Column(_("Status")),
            Column(_("End")),
            Column(_("Task completion"), "right"),
            Column(_("Overdue"), "right"),
            Column(_("Off-track"), "right"),
            Column(_("Next due")),
        ],
        [_row(campaign) for campaign in campaigns],
        empty=_("Nothing found."),
        brief=True,
    )


def _row(campaign: CampaignFigures) -> Sequence[str | Cell]:
    plan, figures = campaign.plan, campaign.figures
    end = day_text(plan.day("end")) if plan else NONE
    return [
        Cell(campaign.code, "accent"),
        (plan.title if plan else None) or NONE,
        _status(campaign),
        Cell(f"! {end}", "bad") if campaign.over else end,
        ratio_cell(figures.task_completion),
        warning_cell(figures.overdue),
        warning_cell(figures.off_track),
        day_text(figures.next_due),
    ]


def _status(campaign: CampaignFigures) -> str:
    """Return the status that the plan declares, with what could not be read in it; or a dash."""
    if campaign.plan is None:
        return NONE
    word = campaign.plan.values.get("status")
    text = STATUS.show(str(word), current()) if word else NONE
    return shown(text, campaign.plan.unread.get("status"))
