"""The commands: one file each. `COMMANDS` is the only list of them, in the order of `--help`."""

from mtgrec.model.message import N_

COMMANDS = {
    "init": N_("start a workspace"),
    "new": N_("minutes, checklist or plan from a template"),
    "status": N_("where everything stands: completion, overdue, goals"),
    "list": N_("actions, decisions, risks, KPIs, checks, milestones, lessons, records, people"),
    "show": N_("one record, item or campaign, readable, with all that refers to it"),
    "completion": N_("let bash, zsh or fish complete commands, addresses and names"),
}
"""Name of the command (and of its module in this folder) and its sentence in `--help`."""
