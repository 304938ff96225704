"""The templates that come with mtgrec, in both languages, with ordinary and with hostile values."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.document.yaml.handler import RecordHandler
from mtgrec.model.records.address import DRAWN_ID
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Fields
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.records.types import BUILT_IN, DEFAULT_TYPES, MEETINGS
from mtgrec.store.templates.finding import bundled

EXPECTED = Path(__file__).parent / "expected"
ALL = [(kind.name, language) for kind in BUILT_IN for language in ("zh", "en")]
TITLE = {"zh": "主题", "en": "title"}
AGENDA = {"zh": "## 议题与讨论", "en": "## Agenda and discussion"}

both = pytest.mark.parametrize(("kind", "language"), ALL)


@pytest.mark.parametrize("path", sorted(EXPECTED.glob("*.md")), ids=lambda path: path.stem)
def test_it_looks_as_expected(path: Path, fill):
    """Open tests/templates/expected/ to see what people get."""
    kind, language = path.stem.split(".")
    assert fill(kind, language) == path.read_text("utf-8")


@both
def test_a_fresh_record_reads_without_problems(kind: str, language: str, fill):
    record, problems, _ = parse(Source("a.md", fill(kind, language).encode()), DEFAULT_TYPES)
    assert {problem.severity for problem in problems} <= {"hint"}
    assert record
    assert (record.type.name, record.title, record.campaign) == (kind, "618 大促", "618-2026")
    assert record.texts("attendees") == ("王敏", "李雷", "韩梅梅")
    assert record.text("place") == "三楼会议室"
    assert record.texts("tags") == ("大促",)


@both
def test_empty_values_stay_empty(kind: str, language: str, fill, front):
    empty = dict.fromkeys(("campaign", "date", "time", "place", "chair", "recorder"), "")
    text = fill(kind, language, **empty, attendees=[], tags=[])
    record, problems, _ = parse(Source("a.md", text.encode()), DEFAULT_TYPES)
    assert record
    assert not {*empty, "attendees", "tags"} & {*record.values}
    assert {problem.severity for problem in problems} <= {"hint"}
    assert not re.search(r"[ \t]+$", text, re.MULTILINE)
    assert set(empty) | {"attendees"} <= {RECORD[key].name for key in front(text)} or (
        kind not in MEETINGS
    )


@both
def test_every_key_is_the_fields_main_name_in_the_records_language(
    kind: str, language: str, fill, front
):
    def check(data: dict, fields: Fields):
        for key, value in data.items():
            field = fields.find(key)
            assert field, key
            assert key == field.title(language)
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, dict):
                    check(inner, KINDS[field.items].fields)

    check(front(fill(kind, language)), RECORD)


@both
def test_blank_forms_hold_an_id_and_nothing_else(kind: str, language: str, fill, front):
    """Such entries count as blank, so that nothing has to be deleted."""
    words = {"未完成", "open"}
    for name, entries in front(fill(kind, language)).items():
        field = RECORD[name]
        if field.kind != "items" or field.name == "checks":
            continue
        for entry in entries:
            id, *rest = entry.values()
            assert DRAWN_ID.fullmatch(id)
            assert {value for value in rest if value is not None} <= words


@both
def test_prompts_are_comments_and_there_are_no_tasks(kind: str, language: str, fill):
    body = fill(kind, language).partition("\n---\n")[2]
    assert "- [ ]" not in body
    assert "{{" not in body
    left = re.sub(r"<!--[^>]*-->", "", body)
    assert all(line.startswith("#") for line in left.split("\n") if line)
    assert ("\n" + AGENDA[language] + "\n" in body) == (kind in MEETINGS)


@both
def test_ids_are_drawn_and_never_the_same_twice(kind: str, language: str, fill):
    ids = re.findall(r"- (?:编号|id): (\S+)", fill(kind, language))
    assert len(ids) == len(set(ids)) >= 6


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_checklist_has_the_nine_stock_items_in_three_stages(language: str, fill):
    source = Source("a.md", fill("checklist", language).encode())
    record = parse(source, DEFAULT_TYPES).record
    assert record
    checks = record.item_lists["check"]
    stages = [check.text("stage") for check in checks]
    assert [stages.count(stage) for stage in dict.fromkeys(stages)] == [3, 3, 3]
    assert all(check.text("what") and check.text("standard") for check in checks)
    assert {(check.status, check.text("owner")) for check in checks} == {("open", None)}


@pytest.mark.parametrize("name", [kind.name for kind in BUILT_IN])
def test_both_languages_ask_for_the_same_fields(name: str, fill, front):
    def names(language: str) -> list[str]:
        return [RECORD[key].name for key in front(fill(name, language))]

    assert names("zh") == names("en")


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(ALL), st.text(min_size=1), st.text(), st.lists(st.text(), max_size=3))
@example(("kickoff", "zh"), "{{ ''.__class__ }}{% raw %}", "a: b", ["- x"])
@example(("weekly", "en"), '"quoted" \\ and\n---\nmore: #x', " ", ["[]", ""])
@example(("retro", "zh"), "  前面有空格，🎉 --> <!-- <script>", "null", ["王敏, 李雷"])
@example(("campaign", "en"), "\x1b[31m\u202e\ufeff", "\t", ["yes"])
@example(("checklist", "zh"), "2026-02-30", "14:30", ["007"])
def test_whatever_is_given_comes_back_as_it_was(fill, front, which, title, text, names):
    kind, language = which
    filled = fill(kind, language, title=title, place=text, chair=text, attendees=names)
    data = front(filled)
    ours = RecordHandler().load(filled[4:].partition("\n---\n")[0])
    place, chair, attendees = (
        RECORD[name].title(language) for name in ("place", "chair", "attendees")
    )
    assert data[TITLE[language]] == ours[TITLE[language]] == title
    assert (data.get(place) or "", data.get(chair) or "") == (text, text)
    assert (data.get(attendees) or []) == names
    assert filled.count("\n---\n") == 1


def test_the_resources_lie_beside_the_sources():
    assert (bundled("templates") / "zh" / "kickoff.md.j2").is_file()
    assert bundled("examples").name == "examples"


def test_in_an_installed_package_they_lie_inside(tmp_path: Path, monkeypatch):
    inside = tmp_path / "mtgrec" / "_bundled" / "templates"
    inside.mkdir(parents=True)
    monkeypatch.setattr("mtgrec.store.templates.finding._PACKAGE", tmp_path / "mtgrec")
    assert bundled("templates") == inside
    assert bundled("examples") == tmp_path.parent / "examples"
