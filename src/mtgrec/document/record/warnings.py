"""What is read, but perhaps otherwise than it is meant: hashes, odd fences, tasks in the text."""

import re

from mtgrec.document.reporter import Reporter
from mtgrec.document.yaml.fences import Fences
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence, walk
from mtgrec.model.records.schema import RECORD
from mtgrec.rules.files.front_matter import ODD_FENCE
from mtgrec.rules.files.punctuation import HASH_COMMENT
from mtgrec.rules.minutes.n006_body_tasks import INFO as BODY_TASKS

_HASH = re.compile(r"(?<![ \t])[ \t]++(?P<text>#[^\s#!][^\r\n]*+)")
_BODY_TASK = re.compile(r"^[ \t]*+[-*+] \[ \] ", re.MULTILINE)


def warn_about_yaml(reporter: Reporter, root: Mapping, fences: Fences) -> None:
    """Warn about fences that are not as they should be, and hashes that begin a comment."""
    if fences.odd is not None:
        reporter.report(ODD_FENCE, fences.odd)
    if not _HASH.search(reporter.text, fences.start, fences.end):
        return
    for node in filter(_on_one_line, walk(root)):
        if found := _HASH.match(reporter.text, node.end, fences.end):
            text = found["text"].strip()
            reporter.report(HASH_COMMENT, found.start("text"), text=text)


def _on_one_line(node: Node) -> bool:
    """Tell whether a comment may follow the node on its last line."""
    if isinstance(node, Scalar):
        return node.style not in ("|", ">")
    return isinstance(node, Sequence) and node.flow


def warn_about_body(reporter: Reporter, fences: Fences) -> None:
    """Point out tasks written in the text: they are not counted."""
    first = _BODY_TASK.search(reporter.text, fences.body)
    if first:
        count = sum(1 for _ in _BODY_TASK.finditer(reporter.text, fences.body))
        reporter.report(BODY_TASKS, first.start(), count=count, actions=RECORD["actions"])
