"""Problems as JSON gives them."""

from collections.abc import Container, Iterable

from mtgrec.model.problem import Problem
from mtgrec.output.language import say
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import RuleInfo


def problem_documents(
    problems: Iterable[Problem], paths: Container[str] | None = None
) -> list[dict[str, object]]:
    """Return the problems as plain data: all, or those of the files at `paths`."""
    return [
        problem_document(problem) for problem in problems if paths is None or problem.path in paths
    ]


def problem_document(problem: Problem) -> dict[str, object]:
    """Return a problem as plain data, its sentences in the language bound; no place is null."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "address": problem.address,
        "path": problem.path,
        "line": problem.line or None,
        "column": problem.column or None,
        "message": say(problem.message),
        "help": say(problem.help),
    }


def finding_document(finding: Finding, rule: RuleInfo, fix: str | None) -> dict[str, object]:
    """Return a finding as plain data; `fix` says whether this very one can be fixed by itself."""
    document = problem_document(finding.problem)
    return {**document, "rule": rule.name, "fix": fix, "waived": finding.reason}
