"""What tests of rules share: small workspaces, and what the rules find in them."""

import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.settings import RuleSelectors
from mtgrec.output import language
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.engine.run import run
from mtgrec.rules.engine.selection import select_rules
from mtgrec.rules.table import RULES
from mtgrec.store.reading.library import read_library
from mtgrec.store.workspace import open_workspace

TODAY = "2026-06-10"
_HEAD = {
    "type": "kickoff",
    "campaign": "618-2026",
    "title": "618",
    "date": "2026-05-25",
}
_NAME = re.compile(r"^# (?P<name>[\w./-]+\.(?:md|csv|yaml|toml))$", re.MULTILINE)


def findings(root: Path, code: str = "ALL", today: str = TODAY) -> list[Finding]:
    """Return what the rules selected by `code` find in the workspace at `root`, as seen at `today`."""
    (root / "mtgrec.toml").touch()
    workspace = open_workspace(root)
    library = read_library(workspace)
    now = datetime.fromisoformat(today if " " in today else f"{today} 23:59")
    book = library.book()
    rules = [check.info for check in RULES]
    context = library.context(now, workspace.settings.thresholds, book)
    view = RuleView(library.records, book, context, infos=rules)
    choice = select_rules(rules, rules, workspace.settings.check, RuleSelectors(select=(code,)))
    return run(view, RULES, choice, library.problems)


def concise(found: Iterable[Finding]) -> str:
    """Return findings a line each, with the English sentence and help and the Chinese ones below."""
    lines = []
    for one in found:
        waived = f" (waived: {one.reason})" if one.reason else ""
        lines.append(f"{one.problem.place}: {one.code} {one.severity}{waived}")
        for name in ("en", "zh"):
            language.bind(name)
            lines.append(f"    {language.say(one.problem.message)}")
            lines.append(f"        {language.say(one.problem.help)}")
        language.bind("en")
    return "".join(f"{line}\n" for line in lines)


def files_of(example: str) -> Mapping[str, str]:
    """Return the files of an example: `# metrics.csv` begins another file, the first is a record.

    A record may leave out its fences and its type, campaign, title and date.
    """
    first, *others = _NAME.split(example)
    named = dict(zip(others[::2], others[1::2], strict=True))
    texts = {"minutes.md": first, **named} if first.strip() else named
    return {
        name: _record(text) if name.endswith(".md") else text.lstrip("\n")
        for name, text in texts.items()
    }


def _record(text: str) -> str:
    text = text.strip("\n") + "\n"
    if text.startswith("---"):
        return text
    keys = {line.partition(":")[0].strip() for line in text.splitlines() if line[:1].strip()}
    said = {field.name for key in keys if (field := RECORD.find(key))}
    head = "".join(f"{name}: {value}\n" for name, value in _HEAD.items() if name not in said)
    return f"---\n{head}{text}---\n"


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., list[Finding]]:
    """Return what `check(text, code, today)` finds in an example."""

    def found(example: str, code: str = "ALL", today: str = TODAY) -> list[Finding]:
        for path in tmp_path.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for name, text in files_of(example).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return findings(tmp_path, code, today)

    return found
