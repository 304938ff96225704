"""The table of family F: the rules of the reader, and those about waivers and words."""

from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.files import (
    f113_value_in_status,
    f131_unknown_rhythm,
    f132_dates_contradict,
    f133_far_reading,
    f211_unknown_waiver,
    f212_waiver_without_reason,
)
from mtgrec.rules.reader_rules import READER_RULES

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *(Rule(info) for info in READER_RULES if info.family == "F"),
            f113_value_in_status.RULE,
            f131_unknown_rhythm.RULE,
            f132_dates_contradict.RULE,
            f133_far_reading.RULE,
            f211_unknown_waiver.RULE,
            f212_waiver_without_reason.RULE,
        ),
        key=lambda rule: rule.info.code,
    )
)
