"""What every test of templates needs: a filled-in context, and the front matter of a text."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from mtgrec.commands.new.prefill import Lookback, prefill
from mtgrec.model.figures.context import Context
from mtgrec.model.records.item_ids import draw_ids
from mtgrec.model.records.register import Register
from mtgrec.model.records.types import BUILT_IN
from mtgrec.model.thresholds import Thresholds
from mtgrec.store.templates.filling import Limits
from mtgrec.store.templates.finding import find, render

NOTHING_YET = Context(
    datetime.fromisoformat("2026-05-25 23:59"), Thresholds(), Register(), {}, {}, {}
)
"""What an empty workspace knows on the day of its first record."""


def context(kind: str, language: str, **changes: object) -> dict[str, object]:
    found = next(each for each in BUILT_IN if each.name == kind)
    return {
        "id": f"618-2026-{found.code}-260525",
        "type": kind,
        "type_word": found.title(language),
        "campaign": "618-2026",
        "title": "618 大促",
        "date": "2026-05-25",
        "time": "14:00-15:30",
        "place": "三楼会议室",
        "chair": "王敏",
        "recorder": "赵倩",
        "attendees": ["王敏", "李雷", "韩梅梅"],
        "tags": ["大促"],
        "language": language,
        "channels": [],
        "ids": draw_ids((), Random(618)),
        "known": prefill(kind, Lookback([], ["618-2026"], NOTHING_YET, language, "618-2026")),
        **changes,
    }


@pytest.fixture(scope="session")
def fill() -> Callable[..., str]:
    """Fill in a template that came with mtgrec."""

    def fill(kind: str, language: str, **changes: object) -> str:
        template = find(kind, root=None, language=language)
        return render(template, context(kind, language, **changes))

    return fill


@pytest.fixture(scope="session")
def front() -> Callable[[str], dict[str, Any]]:
    """Read the front matter as other tools do: YAML 1.1, every value typed by its look."""

    def front(text: str) -> dict[str, Any]:
        assert text.startswith("---\n")
        data: dict[str, Any] = yaml.safe_load(text[4:].partition("\n---\n")[0])
        return data

    return front


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., str]:
    """Fill in a workspace's own template, given as text."""

    def own(source: str | bytes, *limits: Any, name: str = "own.md.j2", **changes: object) -> str:
        path = tmp_path / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source.encode() if isinstance(source, str) else source)
        template = find(name, root=tmp_path, language="zh")
        return render(template, context("weekly", "zh", **changes), Limits(*limits))

    return own
