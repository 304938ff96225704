"""Names that mtgrec gives fit every file system, and lead nowhere else."""

from datetime import date
from pathlib import PurePosixPath, PureWindowsPath
from random import Random
from typing import Any
from unicodedata import combining, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.model.errors import UsageError
from mtgrec.model.records.address import DRAWN_ID
from mtgrec.model.records.item_ids import ALPHABET, draw_id, draw_ids
from mtgrec.model.records.naming import id_part, record_path, slug

DAY = date(2026, 5, 25)
RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{a}{n}" for a in ("com", "lpt") for n in "0123456789¹²³"),
}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("618-2026", "618-2026"),
        ("618 大促（上海）", "618-大促-上海"),
        ("双11/双12", "双11-双12"),
        ("--a..b__c--", "a-b-c"),
        ("cafe\u0301", "café"),
        ("हिन्दी", "हिन्दी"),
        ("❤️", ""),
        ("...", ""),
    ],
)
def test_everything_else_becomes_a_dash_in_ids(text: str, part: str):
    assert id_part(text) == part


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("618 大促启动会", "618-大促启动会"),
        ("v1.2_最终版", "v1.2_最终版"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows", "C-Windows"),
        ("会议.", "会议"),
        (".hidden", "hidden"),
        ("🎉\u0301x", "x"),
        ("葛\U000e0100西", "葛西"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM1", "_COM1"),
        ("console", "console"),
        ("--help", "help"),
        ("🎉", "record"),
        ("", "record"),
    ],
)
def test_a_slug_is_a_name_every_system_takes(text: str, name: str):
    assert slug(text) == name


def test_a_slug_of_nothing_is_the_word_given():
    assert slug("///", fallback="minutes") == "minutes"


def test_a_long_slug_is_cut_between_characters():
    assert slug("会" * 100) == "会" * 26
    assert slug("a" * 79 + "会") == slug("a" * 79 + " b") == "a" * 79


def test_a_name_made_safe_is_not_longer_than_allowed():
    assert slug("CON", 3) == "_CO"


def test_a_long_campaign_leaves_room_for_the_date():
    path = where("{campaign}-{date}", campaign="会" * 100)
    assert path == "会" * 26 + "-2026-05-25.md"


def test_no_part_of_a_path_is_too_long_for_a_file_system():
    name = where("{campaign}{slug}{id}{type}", campaign="a" * 99, title="b" * 99, id="c" * 99)
    assert len(name) == 200 + len(".md")


def test_a_letter_keeps_its_marks():
    # 27 times three bytes and a mark of two: the last letter would lose its mark, so it goes too.
    name = slug("x" * 78 + "q\u0323z")
    assert name == "x" * 78
    assert slug("x" * 77 + "q\u0323z") == "x" * 77 + "q\u0323"


@given(st.text(), st.integers(min_value=8, max_value=90))
def test_slugs_are_safe_whatever_the_text(text: str, limit: int):
    name = slug(text, limit)
    assert 0 < len(name.encode()) <= limit
    assert name == normalize("NFC", name)
    assert not set(name) & set('<>:"/\\|?*\0 ')
    assert name[0] not in ".-"
    assert name[-1] not in ". "
    assert name.split(".")[0].casefold() not in RESERVED
    assert not combining(name[0])


PLACES = st.sampled_from(
    [
        "{campaign}/{date}-{type}",
        "{year}/{campaign}/{slug}",
        "{slug}",
        "{id}.md",
        "a b/{campaign}{slug}",
    ]
)


@given(PLACES, st.text(), st.text(), st.text())
def test_a_path_never_leaves_the_root(pattern: str, campaign: str, title: str, id: str):
    path = record_path(pattern, campaign=campaign, date=DAY, type_name="weekly", id=id, title=title)
    assert path.endswith(".md")
    assert not PurePosixPath(path).is_absolute()
    assert not PureWindowsPath(path).drive
    for part in path.split("/"):
        assert part == slug(part, 250)
        assert part not in {"templates", "node_modules"}
        assert len(part.encode()) < 240


def where(pattern: str = "{campaign}/{date}-{type}", **changes: Any) -> str:
    values: dict[str, Any] = {
        "campaign": "618-2026",
        "date": DAY,
        "type_name": "weekly",
        "id": "WK",
        "title": "周会",
    }
    return record_path(pattern, **(values | changes))


@pytest.mark.parametrize(
    ("pattern", "changes", "path"),
    [
        ("{campaign}/{date}-{type}", {}, "618-2026/2026-05-25-weekly.md"),
        ("{campaign}/{date}-{type}", {"suffix": "b"}, "618-2026/2026-05-25-weekly-b.md"),
        ("{campaign}/{date}-{type}", {"campaign": ""}, "minutes/2026-05-25-weekly.md"),
        ("{campaign}/{date}-{type}", {"campaign": "//"}, "minutes/2026-05-25-weekly.md"),
        ("{campaign}-{type}", {"campaign": ""}, "weekly.md"),
        ("{campaign}/{date}-{type}", {"date": None}, "618-2026/weekly.md"),
        ("{date}", {"date": None}, "record.md"),
        ("{year}/{id}_{slug}.md", {"suffix": "c"}, "2026/WK_周会-c.md"),
        ("会议记录/{slug}", {"title": "a/../b"}, "会议记录/a-b.md"),
        ("{campaign}/x", {"campaign": "CON"}, "_CON/x.md"),
        ("{campaign}/x", {"campaign": "templates"}, "_templates/x.md"),
        ("{campaign}/x", {"campaign": "Node_Modules"}, "_Node_Modules/x.md"),
        ("{campaign}/x", {"campaign": ".git"}, "git/x.md"),
    ],
)
def test_a_path_is_what_the_pattern_says(pattern: str, changes: dict, path: str):
    assert where(pattern, **changes) == path


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("", "no part of it may be empty"),
        (".md", "no part of it may be empty"),
        ("/tmp/{date}", "no part of it may be empty"),
        ("a//b", "no part of it may be empty"),
        ("../{date}", "begin with a dot"),
        ("{campaign}/../../{date}", "begin with a dot"),
        (".git/{date}", "begin with a dot"),
        ("C:/{date}", "there is no drive"),
        ("a\\b", "separated by /"),
        ("{date", "braces"),
        ("{{date}}", "braces"),
        ("{dat}", "a placeholder that does not exist: {dat}"),
        ("{date.__class__}", "a placeholder that does not exist"),
        ("{}", "a placeholder that does not exist"),
    ],
)
def test_a_pattern_that_cannot_work_is_refused(pattern: str, sentence: str):
    with pytest.raises(UsageError) as stop:
        where(pattern)
    assert sentence in str(stop.value)
    assert stop.value.help


def test_a_misspelt_placeholder_gets_a_suggestion():
    with pytest.raises(UsageError) as stop:
        where("{campain}/{date}")
    assert str(stop.value.help) == "did you mean {campaign}?"


@given(st.integers(), st.sampled_from("ADKR"))
def test_a_drawn_id_looks_drawn(seed: int, letter: str):
    drawn = draw_id(letter, (), Random(seed))
    assert DRAWN_ID.fullmatch(drawn)
    assert len(drawn) == 4
    assert drawn[0] == letter


def test_a_drawn_id_is_free_whatever_the_case():
    first = draw_id("A", (), Random(7))
    second = draw_id("A", [first.lower()], Random(7))
    assert first != second


def test_digits_alone_are_never_drawn():
    class Scripted(Random):
        signs = iter("234B23")

        def choice(self, seq):
            return next(self.signs)

    assert draw_id("A", (), Scripted()) == "AB23"


def test_four_signs_once_five_thousand_are_taken():
    signs = [f"A{a}{b}{c}" for a in ALPHABET for b in ALPHABET for c in ALPHABET][:5000]
    assert len(draw_id("A", signs[:4999], Random(1))) == 4
    assert len(draw_id("A", signs, Random(1))) == 5
    assert len(draw_id("D", signs, Random(1))) == 4


def test_templates_get_fresh_ids_for_every_letter():
    taken = draw_ids((), Random(1))["A"]
    ids = draw_ids(taken, Random(1))
    drawn = [id for each in ids.values() for id in each]
    assert "".join(ids) == "ABCDKLMR"
    assert len(drawn) == len({*drawn, *taken}) - len(taken) == 8 * 50


def test_the_same_seed_draws_the_same():
    assert draw_ids((), Random("618")) == draw_ids((), Random("618"))
