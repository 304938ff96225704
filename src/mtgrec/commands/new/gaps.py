"""The note in a new record on what could not be read, so that something may be missing in it."""

from collections.abc import Sequence

from mtgrec.document.pen.spell import code
from mtgrec.model.analysis.unread_entries import UnreadEntry
from mtgrec.model.message import N_
from mtgrec.model.problem import Problem
from mtgrec.output.language import in_language
from mtgrec.output.text import visible

_SHOWN = 10


def gaps_note(gaps: Sequence[Problem], entries: Sequence[UnreadEntry], language: str) -> str:
    """Return a quote in `language` of the places of `gaps`, and the words of `entries`, if any."""
    if not (gaps or entries):
        return ""
    sentence = N_("What stands here could not be read; what is open in it may be missing below:")
    lines = [f"**{in_language(sentence, language)}**", ""]
    found = [f"- {code(visible(problem.place))}" for problem in gaps]
    found += [f"- {code(visible(entry.place))} {code(visible(entry.text))}" for entry in entries]
    lines += found[:_SHOWN]
    if len(found) > _SHOWN:
        further = in_language(N_("and {count} more: see mtgrec check"), language)
        lines.append(f"- {further.format(count=len(found) - _SHOWN)}")
    return "\n".join(f"> {line}".rstrip() for line in lines)
