"""`mtgrec report` as it is called: words, formats, files, browser."""

import json
import re
import webbrowser
from pathlib import Path
from urllib.parse import unquote

import pytest

KINDS = ("assignments", "checklist", "data", "weekly", "retro", "evaluation", "owners")


@pytest.mark.parametrize("kind", KINDS)
def test_each_report_in_each_format(kind: str, folder, mtgrec):
    markdown = mtgrec(folder, "report", kind)
    assert (markdown.code, markdown.err) == (0, "")
    assert markdown.out.startswith("# ")
    assert markdown.out.endswith("<!-- mtgrec report -->\n")
    html = mtgrec(folder, "report", kind, "--format", "html")
    assert (html.code, html.err) == (0, "")
    assert html.out.startswith('<!doctype html>\n<html lang="en">\n')
    document = mtgrec(folder, "report", kind, "--format", "json").json
    assert (document["schema_version"], document["kind"]) == (1, "report")
    assert document["report"] == kind


@pytest.mark.parametrize(
    ("word", "kind"), [("分工表", "assignments"), ("周报", "weekly"), ("复盘", "retro"), ("评估", "evaluation"), ("负责人", "owners"), ("Owner", "owners")]
)  # fmt: skip
def test_kinds_in_chinese_and_singular(word: str, kind: str, folder, mtgrec):
    answer = mtgrec(folder, "report", word, "--format", "json")
    assert answer.json["report"] == kind


def test_unknown_words_get_a_guess(folder, mtgrec):
    answer = mtgrec(folder, "report", "assignment table")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "KIND: unknown word “assignment table”\nhelp: did you mean “assignment”?\n"
    answer = mtgrec(folder, "report", "x")
    assert answer.err.endswith(
        "help: possible words: assignments 分工表, checklist 检查清单, data 数据报表, weekly 周报, retro 复盘, evaluation 评估, owners 负责人\n"
    )
    answer = mtgrec(folder, "report", "owners", "--campaign", "c2")
    assert answer.err == "--campaign: unknown word “c2”\nhelp: did you mean “c1”?\n"
    answer = mtgrec(folder, "report", "owners", "--since", "soon")
    assert (answer.code, answer.err.splitlines()[0]) == (2, "--since: “soon” is no date")


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "owners", "--format", "csv"),
        ("--format", "csv", "report", "owners"),
        ("list", "actions", "--format", "html"),
        ("--format", "html", "list", "actions"),
        ("--format", "html", "done", "A222"),
    ],
)
def test_a_format_that_a_command_has_not(arguments, folder, mtgrec):
    before = (folder / "618/2026-05-25-kickoff.md").read_bytes()
    answer = mtgrec(folder, *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "--format" in answer.err.splitlines()[0]
    assert (folder / "618/2026-05-25-kickoff.md").read_bytes() == before


def test_the_format_before_the_command(folder, mtgrec):
    assert mtgrec(folder, "--format", "html", "report", "owners").out.startswith("<!doctype html>")
    assert mtgrec(folder, "--format", "markdown", "report", "owners").out.startswith("# ")


def test_stdout_is_utf_8_whatever_the_machine_says(folder, shell):
    answer = shell(
        folder, "report", "owners", "--format", "html", "--lang", "zh", PYTHONIOENCODING="gbk"
    )
    assert '<html lang="zh-Hans">' in answer.out
    assert re.search("[\u4e00-\u9fff]", answer.out)


# -- links


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "data"])  # no readings here
@pytest.mark.parametrize("name", ["r.html", "618/r.html", "out put/r.html", "../r.html", "r.md"])
def test_every_link_leads_to_a_file(kind: str, name: str, folder, mtgrec, tmp_path: Path):
    (folder / "out put").mkdir()
    inner = folder / "618"
    assert (
        mtgrec(inner, "report", kind, "--sources", "-C", "..", "--output", str(folder / name)).code
        == 0
    )
    page = (folder / name).resolve()
    text = page.read_text("utf-8")
    links = re.findall(r'href="([^"#]+)"', text) + re.findall(r"\]\(([^)]+)\)", text)
    assert links
    assert {(page.parent / unquote(link)).resolve() for link in links} == {
        (folder / "618/2026-05-25-kickoff.md").resolve()
    }
    if "../" not in name:
        assert folder.name not in text


def test_links_of_stdout_lead_from_the_current_folder(folder, mtgrec, tmp_path_factory):
    link = "618/2026-05-25-kickoff.md"
    assert f"]({link})" in mtgrec(folder, "report", "owners").out
    assert "](2026-05-25-kickoff.md)" in mtgrec(folder / "618", "report", "owners").out
    away = tmp_path_factory.mktemp("away")
    said = mtgrec(away, "-C", str(folder), "report", "owners").out
    assert f"]({link})" in said
    assert folder.name not in said


# -- git


def test_sources_name_their_commits(folder, mtgrec, tmp_path: Path):
    import subprocess

    names = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgSign=false")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "x")):
        subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)
    head = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=folder, text=True).strip()
    assert f"· {head[:8]}\n" in mtgrec(folder, "report", "owners").out
    assert head in mtgrec(folder, "report", "owners", "--format", "json").out
    record = folder / "618/2026-05-25-kickoff.md"
    record.write_text(record.read_text("utf-8").replace("hall", "room"), "utf-8")
    lines = mtgrec(folder, "report", "owners").lines
    marks = {
        line.split(":")[1][:2].strip("]"): head[:8] in line for line in lines if "](618/" in line
    }
    assert marks["9"] is False
    assert marks["10"] is True


# -- the browser


@pytest.fixture
def opened(monkeypatch):
    """Collect what the browser is asked to show."""
    addresses: list[str] = []

    def show(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", show)
    return addresses


def test_a_link_of_the_workspace_takes_no_report_out(folder, mtgrec, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (folder / "r.html").symlink_to(outside / "r.html")
    (folder / "out").symlink_to(outside)
    for path in ("r.html", "out/r.html"):
        for force in ((), ("--force",)):
            answer = mtgrec(folder, "report", "owners", "--output", path, *force)
            assert (answer.code, answer.out) == (2, "")
            assert answer.err.startswith(f"{path}: a link in the workspace leads this path out")
    assert list(outside.iterdir()) == []


def test_open_shows_the_file(opened, folder, mtgrec):
    answer = mtgrec(folder, "report", "owners", "--output", "周 报.html", "--open")
    assert (answer.code, answer.out) == (0, "")
    assert opened == [(folder / "周 报.html").resolve().as_uri()]


def test_open_without_a_file(opened, folder, mtgrec):
    answer = mtgrec(folder, "report", "owners", "--open")
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    page = Path(unquote(opened[0].removeprefix("file://")))
    assert page.name == "owners.html"
    link = re.search(r'href="([^"#]+)"', page.read_text("utf-8"))
    assert link
    assert (page.parent / unquote(link[1])).is_file()


def test_only_html_is_opened(opened, folder, mtgrec):
    for arguments in (("--format", "json"), ("--output", "r.md")):
        answer = mtgrec(folder, "report", "owners", "--open", *arguments)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("--open: only a page in HTML is shown in the browser\n")
    assert opened == []
    assert not (folder / "r.md").exists()


def test_a_broken_template_of_ones_own(folder, mtgrec):
    own = folder / "templates/reports/owners.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("# {{ title }}\n\n{% for %}\n", "utf-8")
    answer = mtgrec(folder, "report", "owners", "--output", "r.md")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(
        "templates/reports/owners.md.j2:3: the template cannot be understood: "
    )
    assert not (folder / "r.md").exists()
    assert json.loads(mtgrec(folder, "report", "owners", "--format", "json").out)


@pytest.mark.parametrize("kind", KINDS)
def test_a_terminal_gets_markdown_drawn(kind: str, folder, mtgrec, monkeypatch):
    piped = mtgrec(folder, "report", kind)
    document = mtgrec(folder, "report", kind, "--format", "json")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    drawn = mtgrec(folder, "report", kind, "--no-pager")
    assert (drawn.code, drawn.err) == (0, piped.err)
    title = piped.lines[0].removeprefix("# ")
    assert re.sub(r"\x1b\[[\d;]*m", "", drawn.lines[0]).strip() == title
    assert "| --- " not in drawn.out
    assert "<!--" not in drawn.out
    assert mtgrec(folder, "report", kind, "--format", "json") == document
    assert mtgrec(folder, "report", kind, "--format", "markdown") == piped
