"""The commands: one file each. `COMMANDS` is the only list of them, in the order of `--help`."""

from mtgrec.model.message import N_

COMMANDS = {
    "init": N_("start a workspace"),
    "new": N_("minutes, checklist or plan from a template"),
    "status": N_("where everything stands: completion, overdue, goals"),
    "todo": N_("my open items, the most urgent first"),
    "list": N_("actions, decisions, risks, KPIs, checks, milestones, lessons, records, people"),
    "show": N_("one record, item or campaign, readable, with all that refers to it"),
    "done": N_("finish: write that it is done, and when"),
    "reopen": N_("open again what was done, cancelled or paused"),
    "set": N_("change fields: FIELD=VALUE, in Chinese or English"),
    "add": N_("add an action, decision, risk or another item to a record"),
    "log": N_("write a dated note of how an action is going"),
    "edit": N_("open the editor at the line, then report problems"),
    "metric": N_("daily readings: add, import from ad platforms, show"),
    "report": N_(
        "assignments, checklist, data, weekly, retro, evaluation, owners: as Markdown, HTML or JSON"
    ),
    "check": N_("findings: what is unreadable, missing, vague, late or off"),
    "help": N_("how a command is used, with examples"),
    "completion": N_("let bash, zsh or fish complete commands, addresses and names"),
}
"""Name of the command (and of its module in this folder) and its sentence in `--help`."""
