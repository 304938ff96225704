"""A checklist opens with owners, for departments of one person (B16)."""

from collections import defaultdict

from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.model.records.people import Person


def prefill(lookback: Lookback) -> dict[str, object]:
    """Return the owner of each department with exactly one person, as `department/person`.

    For a department with several people, or none, no owner is guessed.
    """
    by_department: defaultdict[str, list[Person]] = defaultdict(list)
    for person in lookback.context.register.people:
        if person.department:
            by_department[person.department].append(person)
    return {
        "owners": {
            department: f"{department}/{people[0].name}"
            for department, people in by_department.items()
            if len(people) == 1
        }
    }
