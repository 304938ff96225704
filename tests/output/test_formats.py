"""The same answer in every format, and on every stream."""

import csv
import io
import json

import pytest

from mtgrec.output import formats
from mtgrec.output.answer import Answer, Block, Cell, Column, Prose, Table
from mtgrec.output.formats import FORMATS, render, show, show_blocks
from mtgrec.output.formats.screen_options import Screen
from mtgrec.output.streams import guarded


def blocks() -> list[Block]:
    return [Table("行动项", [Column("内容"), Column("状态")], [["素材", Cell("异常", "bad")]])]


def never():
    raise AssertionError("computed in vain")


ANSWER = Answer(
    blocks,
    lambda: {"items": [{"what": "素材"}]},
    lambda: (["what", "status"], [{"what": "素材", "status": "off-track"}]),
)


def test_the_names_of_the_formats():
    assert list(FORMATS) == ["table", "json", "csv", "tsv", "markdown"]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("table", "行动项\n内容  状态\n素材  异常\n"),
        ("json", '{\n  "items": [\n    {\n      "what": "素材"\n    }\n  ]\n}\n'),
        ("csv", "what,status\n素材,off-track\n"),
        ("tsv", "what\tstatus\n素材\toff-track\n"),
        ("markdown", "## 行动项\n\n| 内容 | 状态 |\n| --- | --- |\n| 素材 | 异常 |\n"),
    ],
)
def test_every_format_in_a_pipe(format: str, text: str):
    assert render(ANSWER, format) == text
    pipe = io.StringIO()
    show(ANSWER, format, pipe)
    assert pipe.getvalue() == text


@pytest.mark.parametrize("format", ["json", "csv", "tsv", "markdown"])
def test_a_terminal_changes_only_the_table(format: str, terminal):
    show(ANSWER, format, terminal)
    assert terminal.getvalue() == render(ANSWER, format)


@pytest.mark.parametrize(
    ("format", "wanted"),
    [
        ("table", "blocks"),
        ("json", "document"),
        ("csv", "rows"),
        ("tsv", "rows"),
        ("markdown", "blocks"),
    ],
)
def test_only_what_the_format_needs_is_computed(format: str, wanted: str):
    views = {"blocks": never, "document": never, "rows": never, wanted: getattr(ANSWER, wanted)}
    assert render(Answer(**views), format) == render(ANSWER, format)


def test_a_terminal_gets_a_drawn_and_coloured_table(terminal):
    show(ANSWER, "table", terminal, how=Screen(80))
    assert terminal.getvalue() == (
        "\x1b[1m行动项\x1b[0m\n"
        "\x1b[1m内容\x1b[0m  \x1b[1m状态\x1b[0m\n"
        "──────────\n"
        "素材  \x1b[31m异常\x1b[0m\n"
    )


def test_a_terminal_without_colour_gets_a_drawn_table(terminal):
    show(ANSWER, "table", terminal, "never", Screen(80))
    assert terminal.getvalue() == "行动项\n内容  状态\n──────────\n素材  异常\n"


def test_a_pipe_that_asks_for_colour_gets_it():
    pipe = io.StringIO()
    show(ANSWER, "table", pipe, "always")
    assert "\x1b[31m异常\x1b[0m" in pipe.getvalue()


def test_the_environment_has_its_say_on_colour(terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    show(ANSWER, "table", terminal)
    assert "\x1b" not in terminal.getvalue()


@pytest.mark.parametrize(("columns", "lines"), [("40", 2), ("200", 1)])
def test_the_width_is_the_terminals_own(columns: str, lines: int, terminal, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    show_blocks([Prose("", "一" * 30)], terminal)
    assert terminal.getvalue().count("\n") == lines


def test_only_a_terminal_cuts_a_long_table(terminal):
    table = [Table("", [Column("n")], [[str(n)] for n in range(102)])]
    pipe, coloured = io.StringIO(), io.StringIO()
    show_blocks(table, terminal, "never")
    show_blocks(table, pipe)
    show_blocks(table, coloured, "always")
    assert terminal.getvalue().splitlines()[-1] == "2 more rows: --all shows them"
    assert pipe.getvalue().splitlines()[-1] == coloured.getvalue().splitlines()[-1] == "101"


def test_all_lifts_the_cap(terminal):
    show_blocks([Table("", [Column("n")], [[str(n)] for n in range(102)])], terminal, cap=None)
    assert terminal.getvalue().splitlines()[-1].strip() == "101"


def test_rich_is_loaded_for_a_terminal_only(python):
    code = """
        import io, sys
        from mtgrec.output import formats
        from mtgrec.output.answer import Answer, Prose
        answer = Answer(lambda: [Prose("", "x")], dict, lambda: ([], []))
        for format in formats.FORMATS:
            formats.show(answer, format, io.StringIO())
        print([name for name in sys.modules if name.startswith("rich.")])
    """
    loaded = json.loads(python(code).replace("'", '"'))
    assert "rich.console" not in loaded
    assert set(loaded) <= {"rich.cells", *(name for name in loaded if name.startswith("rich._"))}


class Pipe(io.TextIOWrapper):
    def __init__(self, encoding: str, errors: str = "strict") -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding, errors)

    def text(self) -> str:
        self.flush()
        return self.bytes.getvalue().decode(self.encoding)


@pytest.mark.parametrize(
    ("encoding", "shown"), [("gbk", "素材 ?"), ("cp936", "素材 ?"), ("ascii", "?? ?")]
)
def test_a_stream_that_cannot_write_a_character_does_not_fail(
    encoding: str, shown: str, monkeypatch
):
    out, err = Pipe(encoding), Pipe(encoding)
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr("sys.stderr", err)
    with guarded():
        for stream in (out, err):
            show_blocks([Prose("", "素材 🙂")], stream)
            assert stream.text() == f"{shown}\n"


def test_json_reaches_such_a_stream_unharmed(monkeypatch):
    out = Pipe("gbk")
    monkeypatch.setattr("sys.stdout", out)
    with guarded():
        pass
    answer = Answer(blocks, lambda: {"what": "素材 🙂é"}, lambda: ([], []))
    show(answer, "json", out)
    assert json.loads(out.text()) == {"what": "素材 🙂é"}


def test_streams_that_know_what_to_do_and_strange_ones_are_left_alone(monkeypatch):
    careful = Pipe("utf-8", "surrogateescape")
    monkeypatch.setattr("sys.stdout", careful)
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with guarded():
        pass
    assert careful.errors == "surrogateescape"


def test_formats_for_spreadsheets_read_back():
    assert list(csv.DictReader(io.StringIO(render(ANSWER, "tsv")), delimiter="\t")) == [
        {"what": "素材", "status": "off-track"}
    ]
    assert formats.render(ANSWER, "csv") == render(ANSWER, "csv")
