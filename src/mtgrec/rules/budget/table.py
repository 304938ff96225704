"""The table of family B."""

from mtgrec.rules.budget import (
    b001_contingency,
    b002_sums_differ,
    b003_ahead_of_plan,
    b004_two_sums,
    b005_unsplit_channel,
)
from mtgrec.rules.engine.rule import Rule

RULES: tuple[Rule, ...] = (
    b001_contingency.RULE,
    b002_sums_differ.RULE,
    b003_ahead_of_plan.RULE,
    b004_two_sums.RULE,
    b005_unsplit_channel.RULE,
)
