"""On a real terminal: nothing is cut, every cell is there, and columns stand one under the other."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")

from mtgrec.model.records.schema import KINDS  # noqa: E402 - as below
from mtgrec.output.tables.items import items_table  # noqa: E402 - as below
from mtgrec.output.text import width  # noqa: E402 - without a terminal nothing of this file runs

DAYS = {"618-2026": "2026-06-28", "spring-launch": "2026-04-21"}
COMMANDS = {
    "618-2026": ["status", "list decisions", "show RE-260622"],
    "spring-launch": ["status", "list lessons", "show CP-260310"],
}
WITHOUT_BAR = """
from mtgrec.cli import main
from mtgrec.output import progress
progress.DELAY = float("inf")  # on a busy machine a bar would be drawn, too
main()
"""
LEAST_CUT = 3  # so many characters of a text stay at least
BLANKS = re.compile(r"\s+")
SPARE = re.compile("-+:?|Tier|类别|core|surface|核心|表层")  # columns that may be left out
RECORD = re.compile(r"^[\w-]+-([A-Z]{2}-\d{6})$")
ITEM = re.compile(r"[\w-]+-\d{6}\.([A-Z0-9]{4})")


def on_terminal(command, folder, env, columns, look=lambda shown: None):
    """Return what a terminal of so many columns gets to show; `look` is called with each part."""
    mine, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, columns))
    process = subprocess.Popen(
        [sys.executable, "-c", WITHOUT_BAR, *command.split()],
        cwd=folder, env={**env, "TERM": "xterm-256color"}, stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(mine, 65536)
        except OSError:  # so Linux ends
            part = b""
        if not part:
            break
        shown += part
        look(shown)
    os.close(mine)
    assert process.wait() == 0
    return shown.decode().replace("\r\n", "\n")


def plain(text):
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def cells_of(line):
    """Return a line as the cells of the terminal: a wide character takes two."""
    return "".join(sign + "\0" * (width(sign) - 1) for sign in line)


def tables_of(text):
    """Yield each table: its columns as places (from, to), and its lines as cells, the head first."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line and set(line) == {"─"}:
            end = next(at for at in range(number, len(lines)) if lines[at][:1] in ("", "…"))
            rows = [cells_of(row) for row in [lines[number - 1], *lines[number + 1 : end]]]
            length = max(map(len, rows))
            rows = [row.ljust(length) for row in rows]
            # A column ends where two blanks stand in every line.
            gaps = [place for place in range(length) if all(row[place] == " " for row in rows)]
            edges = [place for place in gaps if place + 1 in gaps]
            yield [*split(edges, length)], rows


def split(edges, length):
    start = 0
    for edge in edges:
        if edge > start:
            yield start, edge
        start = edge + 2
    yield start, length


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("example", DAYS)
def test_every_cell_is_there_and_every_column_is_straight(
    example, lang, columns, examples, mtgrec, clean
):
    folder = examples / example
    env = clean(MTGREC_TODAY=DAYS[example], MTGREC_LANG=lang)
    for command in COMMANDS[example]:
        coloured = on_terminal(command, folder, env, columns)
        text = plain(coloured)
        assert "\x1b[" in coloured
        assert "\x1b" not in text
        assert max(width(line) for line in text.split("\n")) <= columns
        # What a column holds, its lines joined: each cell must stand in one of them whole.
        shown = [
            BLANKS.sub("", "".join(row[start:end] for row in rows).replace("\0", ""))
            for places, rows in tables_of(text)
            for start, end in places
        ]
        shown.append(BLANKS.sub("", text))
        piped = mtgrec(
            folder, *command.split(), "--format", "markdown", today=DAYS[example], lang=lang
        )
        for row in re.findall(r"^\| (.*) \|$", piped.out, re.MULTILINE):
            for cell in row.split(" | "):
                wanted = BLANKS.sub("", cell.replace("\\", ""))
                if not SPARE.fullmatch(wanted):
                    short = RECORD.sub(r"\1", ITEM.sub(r"\1", wanted))
                    cut = [f"{wanted[:end]}…" for end in range(LEAST_CUT, len(wanted))]
                    found = (one in column for one in (wanted, short, *cut) for column in shown)
                    assert any(found), (command, cell)
        for address in ITEM.finditer(piped.out):
            assert address[0] in text or address[1] in text, "an address is never broken"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("example", DAYS)
def test_the_status_of_80_columns_is_made_of_tables(example, lang, examples, clean):
    """No table is turned into lines of names and values, and reasons stand on one line."""
    env = clean(MTGREC_TODAY=DAYS[example], MTGREC_LANG=lang)
    text = plain(on_terminal("status", examples / example, env, 80))
    goals = "目标达成率" if lang == "zh" else "Goal attainment"
    assert re.search(rf"^{goals}\n.+\n─+$", text, re.MULTILINE)
    reason = r"\d{4}-\d\d-\d\d 已升级" if lang == "zh" else r"escalated \d{4}-\d\d-\d\d"
    assert re.search(rf"^ *! {reason} ", text, re.MULTILINE)


def test_columns_of_chinese_and_latin_text_are_found(examples, clean):
    """The test above would prove nothing if it saw no columns."""
    env = clean(MTGREC_TODAY="2026-06-28", MTGREC_LANG="zh")
    found = [
        len(places)
        for places, _ in tables_of(plain(on_terminal("status", examples / "618-2026", env, 120)))
    ]
    assert found == [6, 6, 6, 5, 6, 4, 7, 6]


@pytest.mark.parametrize("columns", [30, 60, 80])
@pytest.mark.parametrize("more", ["", " --format concise", " --explain A002"])
def test_findings_keep_to_the_width(columns, more, clean):
    folder = Path(__file__).parent / "checked"
    for lang in ("en", "zh"):
        text = plain(
            on_terminal(f"check --exit-zero{more}", folder, clean(MTGREC_LANG=lang), columns)
        )
        lines = text.rstrip("\n").split("\n")
        if "concise" in more:
            lines.pop()  # on stderr, where nothing is folded
        assert max(map(width, lines)) <= columns
        assert ("A002" if "explain" in more else "F101") in text
        assert more or re.search(r"^ +\| +\^+$", text, re.MULTILINE)


def test_a_long_table_is_capped_and_says_so(workspace, clean):
    rows = "".join(f"  - {{id: A{n}, what: thing {n}}}\n" for n in range(150))
    folder = workspace(f"=== a.md\n---\ntype: weekly\nactions:\n{rows}---\n")
    capped = plain(on_terminal("list actions", folder, clean(), 80))
    assert "50 more rows: --all shows them" in capped
    assert "thing 149" not in capped
    assert "thing 149" in plain(on_terminal("list actions --all", folder, clean(), 80))


def test_a_terminal_that_is_asked_to_be_plain(examples, clean):
    for variables in ({"NO_COLOR": "1"}, {"FORCE_COLOR": "0"}):
        shown = on_terminal("status", examples / "618-2026", clean(**variables), 80)
        assert "\x1b" not in shown


def test_who_waits_for_another_command_is_told(tmp_path, clean):
    (tmp_path / "mtgrec.toml").write_text("")
    (tmp_path / "a.md").write_text(
        "---\ntype: weekly\ndate: 2026-06-01\nactions:\n  - id: A1\n    what: x\n---\n"
    )
    script = (
        "import pathlib, sys\n"
        "from mtgrec.store.writing.locking import locked\n"
        "with locked(pathlib.Path('.')):\n"
        "    print(flush=True)\n"
        "    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, "set"],
        cwd=tmp_path,
        env=clean(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout
        assert holder.stdin
        holder.stdout.read(1)
        release = holder.stdin.close

        def look(shown):
            if b"waiting: " in shown:
                release()

        done = "done A1 --today 2026-06-05"
        said = plain(on_terminal(done, tmp_path, clean(MTGREC_LANG="en"), 120, look))
    assert "waiting: “mtgrec set” is writing here since" in said
    assert f": process {holder.pid} on " in said
    assert "open → done" in said


def test_a_checklist_shows_standard_and_note_where_there_is_room(examples, clean):
    """All six columns of the form (B16); on a narrow screen these two are the first to go."""
    env = clean(MTGREC_TODAY="2026-06-28", MTGREC_LANG="en")
    wide = plain(on_terminal("list checks", examples / "618-2026", env, 200))
    head = next(line for line in wide.split("\n") if line.startswith("Status"))
    names = ("Status", "Stage", "What", "Standard", "Owner", "Due", "Note", "Address")
    assert head.split() == list(names)
    rows = [
        {"kind": "check", "status": "open", "off_track": False, "overdue": False, "lag_days": None}
    ]
    texts = dict.fromkeys(("stage", "what", "standard", "owner", "due", "note", "address"), "x")
    table = items_table(KINDS["check"], [{**rows[0], **texts}])
    assert [column.title for column in table.columns if column.spare] == ["Standard", "Note"]
