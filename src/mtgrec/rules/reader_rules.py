"""The rules that the reader applies, of all families; cached problems name them by their codes."""

from operator import attrgetter

from mtgrec.rules.actions import a012_deadline_or_finish
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.files import (
    brackets,
    dates,
    encoding,
    fences,
    fields,
    front_matter,
    gaps,
    lost_fields,
    punctuation,
    tables,
    words,
    workspace,
    yaml_quoting,
    yaml_structure,
)
from mtgrec.rules.minutes import (
    n006_body_tasks,
    n007_minutes_in_text,
    n008_table_in_text,
    n009_marked_lines,
)
from mtgrec.rules.traceability import (
    t001_same_item_id,
    t002_copied_item,
    t007_changed_copy,
    t010_campaign_spelling,
)

_TOPICS = (
    encoding,
    front_matter,
    fences,
    yaml_structure,
    yaml_quoting,
    punctuation,
    brackets,
    dates,
    words,
    fields,
    gaps,
    lost_fields,
    tables,
    workspace,
)

READER_RULES: tuple[RuleInfo, ...] = (
    *sorted((info for topic in _TOPICS for info in topic.INFOS), key=attrgetter("code")),
    n006_body_tasks.INFO,
    n007_minutes_in_text.INFO,
    n008_table_in_text.INFO,
    n009_marked_lines.INFO,
    a012_deadline_or_finish.INFO,
    t001_same_item_id.INFO,
    t002_copied_item.INFO,
    t007_changed_copy.INFO,
    t010_campaign_spelling.INFO,
)
