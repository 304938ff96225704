"""What lies beyond a limit is named, and the rest is read: the table of `docs/reliability.md`, run."""

from pathlib import Path

import pytest

from mtgrec.store.reading import files

WEEKLY = """\
---
type: weekly
campaign: c
date: 2026-06-01
actions:
  - id: A2BC
    what: Cut three videos
    owner: Anna
    due: 2026-06-20
---
"""
MAKE_SMALLER = "split it, or leave out what nobody needs"
BODY_HELPS = f"{MAKE_SMALLER}; long text may stand below the front matter"
SEVERAL_TABLES = "keep a metrics.csv for each campaign or year, in a folder of its own"
TABLE = "date,channel,metric,value\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mtgrec.toml").touch()
    (tmp_path / "c").mkdir()
    (tmp_path / "c/2026-06-01-weekly.md").write_text(WEEKLY)
    return tmp_path


def weekly(fields: str, body: str = "") -> str:
    return f"---\ntype: weekly\ncampaign: c\ndate: 2026-06-02\n{fields}\n---\n{body}"


@pytest.mark.parametrize(
    ("path", "text", "place", "measure", "help"),
    [
        ("c/x.md", weekly("", "x" * 2**23), "", "more than 8 MB", MAKE_SMALLER),
        ("people.yaml", "#" * (2**23 + 1), "", "more than 8 MB", MAKE_SMALLER),
        ("holidays.yaml", "#" * (2**23 + 1), "", "more than 8 MB", MAKE_SMALLER),
        (
            *("c/x.md", weekly(f"background: {'x' * 2**18}"), ":2:1"),
            *("more than 256 KiB of front matter", BODY_HELPS),
        ),
        (
            *("c/x.md", weekly(f"tags: [{'a,' * 10_000}]"), ":5:19990"),
            *("more than 10,000 values", BODY_HELPS),
        ),
        (
            *("c/x.md", weekly(f"tags: {'[' * 40}{']' * 40}"), ":5:38"),
            *("nested more than 32 levels deep", BODY_HELPS),
        ),
        (
            *("people.yaml", "- name: x\n" * 7_000, ":6667:3"),
            *("more than 20,000 values", BODY_HELPS),
        ),
    ],
)
def test_a_file_that_is_too_large_is_named_and_the_rest_is_read(
    root, mtgrec, path, text, place, measure, help
):
    (root / path).write_text(text)
    said = f"{path}{place}: this file is too large to be read ({measure})\n  help: {help}\n"
    listed = mtgrec(root, "list", "actions", "--format", "json")
    assert (listed.code, [each["id"] for each in listed.json["items"]]) == (0, ["A2BC"])
    assert listed.err == f"{said}files that could not be read: 1\n"
    checked = mtgrec(root, "check", "--format", "json").json["findings"]
    assert [each["code"] for each in checked if each["path"] == path] == ["F014"]


def test_a_table_of_readings_that_is_too_large(root, mtgrec, monkeypatch):
    monkeypatch.setattr(files, "MAX_READINGS", 2**20)
    (root / "c/metrics.csv").write_text(TABLE + "2026-06-01,,clicks,1\n" * 60_000)
    shown = mtgrec(root, "metric", "show", "--campaign", "c")
    assert (shown.code, shown.err) == (
        0,
        (
            "c/metrics.csv: this file is too large to be read (more than 1 MB)\n"
            f"  help: {SEVERAL_TABLES}\nfiles that could not be read: 1\n"
        ),
    )
    added = mtgrec(root, "metric", "add", "clicks", "5", "--campaign", "c")
    assert (added.code, added.err) == (
        4,
        f"c/metrics.csv: this file is larger than 1 MB\nhelp: {SEVERAL_TABLES}\n",
    )


def test_a_table_with_too_many_series(root, mtgrec):
    (root / "c/metrics.csv").write_text(
        TABLE + "".join(f"2026-06-01,s{number},clicks,1\n" for number in range(10_060))
    )
    shown = mtgrec(root, "check", "c/metrics.csv", "--format", "json").json["findings"]
    assert len(shown) == 51
    assert (shown[0]["code"], shown[0]["line"]) == ("F303", 10_002)
    assert shown[0]["message"] == (
        "this row of readings is not read: more than 10,000 channels and metrics in one file"
    )
    assert shown[-1]["message"] == (
        "this row of readings is not read: and 10 more rows from here on"
    )
    assert {each["help"] for each in shown} == {SEVERAL_TABLES}
    added = mtgrec(root, "metric", "add", "clicks", "5", "--campaign", "c")
    assert (added.code, added.err) == (
        4,
        (
            "c/metrics.csv: more than 10,000 channels and metrics in one file\n"
            f"help: {SEVERAL_TABLES}\n"
        ),
    )


def test_a_cell_that_is_too_long(root, mtgrec):
    for size in (101, 140_000):
        (root / "c/metrics.csv").write_text(TABLE + f"2026-06-01,{'x' * size},clicks,1\n")
        assert mtgrec(root, "metric", "show", "--campaign", "c").err == (
            "c/metrics.csv:2:1: this row of readings is not read: a cell has more than 100 "
            "characters\n  help: a row needs a date, a metric and a number as its value\n"
        )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#" * (256 * 1024 + 1), "mtgrec.toml: it is larger than 256 KB\n"),
        (f"x = {'9' * 5_000}", "mtgrec.toml: a number in this file is too long\n"),
        (f"x = {2**64}", "mtgrec.toml: a number in this file is too long\n"),
        *(
            (f"x = {'[' * depth}{']' * depth}", ("mtgrec.toml: tables and lists are nested too "
             "deep in this file\n"))
            for depth in (25, 5_000)
        ),
        *(
            (text, "mtgrec.toml:2: tables and lists are nested too deep in this file\n")
            for text in (
                f"\n{'a.' * 99_999}a = 1",
                f"#\n[{'a.' * 99_999}a]",
                f"#\n[[{'a . ' * 50_000}a]]",
                "#\nx = {" + r'"\"".' * 40_000 + "'' = 1}",
                f"#\n{chr(39) * 2}{'.a' * 20} = 1",
            )
        ),
        (
            f"[check]\n{'a' * 100_000} = 1",
            (f"mtgrec.toml:2:1: unknown setting “check.{'a' * 94}…”\n"
            "help: possible words: select, extend_select, ignore, per_path_ignores\n"),
        ),
        (
            "[types]\n" + "".join(
                f't{n} = {{ code = "C{n}", like = "weekly" }}\n' for n in range(1_000)
            ),
            "mtgrec.toml:1:2: the types have more than 1,000 names\n",
        ),
        (
            f'[metrics.x]\nformula = "{"a+" * 100}a"',
            ("mtgrec.toml:2:1: metrics.x.formula: a formula has at most 200 characters\n"
            "help: names of metrics, numbers, + - * / and brackets, as in: "
            "(revenue - cost) / cost\n"),
        ),
    ],
    ids=[
        *("bytes", "digits", "bits", "levels", "many levels", "key", "table", "list of tables"),
        *("inline", "just too deep", "long name", "names", "formula"),
    ],
)  # fmt: skip
def test_settings_beyond_a_limit_stop_every_command(root, mtgrec, text, said):
    (root / "mtgrec.toml").write_text(text)
    for command in ("status", "check", "list actions", "log A2BC hi"):
        done = mtgrec(root, *command.split())
        assert (done.code, done.out, done.err) == (2, "", said)


def test_settings_within_the_limits(root, mtgrec):
    (root / "mtgrec.toml").write_text(
        f"[workspace]\nexclude = [\"{'a.' * 99}a\", '{'x/, a.b.' * 40}']\n# {'a.' * 50}\n"
        f'[check.per_path_ignores]\n"{"a." * 40}md" = []\n'
    )
    assert mtgrec(root, "status").code == 0


def test_an_export_or_its_map_beyond_a_limit_imports_nothing(root, mtgrec, monkeypatch):
    export = root / "export.csv"
    export.write_text(f"date,clicks,note\n2026-06-02,5,{'x' * 140_000}\n")
    importing = ("metric", "import", "export.csv", "--campaign", "c")
    done = mtgrec(root, *importing)
    assert (done.code, done.err) == (
        3,
        (
            "export.csv:2: a cell has more than 128 KiB\n"
            "help: close the quotation mark that is open in this row, if there is one\n"
        ),
    )
    export.write_text("date,clicks\n2026-06-02,5\n")
    for text, code, said in (
        ("#" * (256 * 1024 + 1), 4, "this file is larger than 256 KB"),
        (f"x = {'9' * 5_000}", 2, "a number in this file is too long"),
        ("x = " + "[" * 25 + "]" * 25, 2, "tables and lists are nested too deep in this file"),
    ):
        (root / "metrics-map.toml").write_text(text)
        done = mtgrec(root, *importing)
        assert (done.code, done.err) == (code, f"metrics-map.toml: {said}\n")
    (root / "metrics-map.toml").unlink()
    monkeypatch.setattr(files, "MAX_READINGS", 2**20)
    export.write_text("date,clicks\n" + "2026-06-02,5\n" * 100_000)
    done = mtgrec(root, *importing)
    assert (done.code, done.err) == (
        3,
        (
            "export.csv: this file is larger than 1 MB\n"
            "help: export shorter periods, and import one after the other\n"
        ),
    )
    assert not (root / "c/metrics.csv").exists()


def test_names_and_numbers_on_the_command_line(root, mtgrec):
    named = mtgrec(root, "metric", "add", "x" * 101, "5", "--campaign", "c")
    assert (named.code, named.err) == (2, f"NAME: “{'x' * 20}…” is too long for a name\n")
    counted = mtgrec(root, "metric", "add", "clicks", "9" * 41, "--campaign", "c")
    assert (counted.code, counted.err.splitlines()[0]) == (2, f"VALUE: “{'9' * 41}” is no number")


def test_an_entry_of_the_holidays_over_more_than_a_year(root, mtgrec):
    (root / "holidays.yaml").write_text("off: [2026-01-01 ~ 2027-01-02]\n")
    found = mtgrec(root, "check", "holidays.yaml", "--format", "json").json["findings"]
    assert [each["code"] for each in found] == ["F307"]
    (root / "holidays.yaml").write_text("off: [2026-01-01 ~ 2027-01-01]\n")
    assert mtgrec(root, "check", "holidays.yaml", "--format", "json").json["findings"] == []


def test_repairs_end_where_they_would_take_too_long(root, mtgrec):
    text = weekly("actions:\n" + "  - what： x\n    owner： Anna\n" * 2_500).replace(": ", "： ")
    (root / "c/x.md").write_text(text)
    done = mtgrec(root, "check", "c/x.md", "--fix", "--unsafe-fixes", "--format", "concise")
    assert done.code == 1
    assert "it was not repaired: there is too much to repair in it" in done.err
    assert (root / "c/x.md").read_text() == text


def test_folders_that_nothing_marks(tmp_path, mtgrec):
    for number in range(2_001):
        (tmp_path / str(number)).mkdir()
    done = mtgrec(tmp_path, "status")
    assert (done.code, done.err.splitlines()[0]) == (
        2,
        "more than 2,000 folders here, and nothing marks a workspace",
    )


@pytest.mark.parametrize(
    ("above", "within", "codes"),
    [
        (10, 0, ["F030"]),
        (13, 0, []),
        (0, 40, ["F022"]),
        (0, 60, []),
    ],
)
def test_a_broken_record_is_looked_for_in_the_first_lines(root, mtgrec, above, within, codes):
    fields = "tags: [\n" * (within > 0) + "x: 1\n" * within + "type: weekly\ndate: 2026-06-02\n"
    (root / "c/x.md").write_text("text\n" * above + f"---\n{fields}---\n")
    found = mtgrec(root, "check", "c/x.md", "--format", "json").json["findings"]
    assert [each["code"] for each in found] == codes
