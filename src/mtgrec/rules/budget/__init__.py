"""B: rules about budgets."""

from mtgrec.rules.budget import (
    b001_contingency,
    b002_sums_differ,
    b003_ahead_of_plan,
    b004_two_sums,
    b005_unsplit_channel,
)
from mtgrec.rules.engine.rule import Check

CHECKS: tuple[Check, ...] = (
    b001_contingency.CHECK,
    b002_sums_differ.CHECK,
    b003_ahead_of_plan.CHECK,
    b004_two_sums.CHECK,
    b005_unsplit_channel.CHECK,
)
