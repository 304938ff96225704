"""Pages as their readers get them: see expected/."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from mtgrec.model.errors import UsageError
from mtgrec.output.report import Gantt, Grid, Report, Section, Value
from mtgrec.output.report.evidence import places, with_commits

EXPECTED = Path(__file__).parent / "expected"
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def own(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_markdown(make_report, page):
    assert page(make_report(), "markdown") == (EXPECTED / "sample.md").read_text("utf-8")


def test_html(make_report, page):
    """The style sheet is left out, and so is its name in the policy."""
    text = STYLE.sub("<style></style>", page(make_report()))
    text = re.sub("sha256-[^']*", "sha256-...", text)
    assert text == (EXPECTED / "sample.html").read_text("utf-8")


def test_json_is_the_document(make_report, page):
    assert json.loads(page(make_report(), "json")) == make_report().document


def test_the_policy_lets_nothing_run_or_load(make_report, page):
    text = page(make_report())
    policy = POLICY.findall(text)
    style = STYLE.findall(text)
    assert len(policy) == len(style) == 1
    name = b64encode(sha256(style[0][7:-8].encode()).digest()).decode()
    assert policy[0].split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{name}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert text.index("Content-Security-Policy") < text.index("<title>")


def test_the_page_names_its_language(make_report, page):
    assert '<html lang="zh-Hans">' in page(make_report(), lang="zh")
    assert '<html lang="en">' in page(make_report())


def test_an_empty_report_is_a_page(page):
    report = Report("retro", "t", "", "q", [], [], {})
    assert page(report, "markdown") == "# t\n\n**q**\n\n<!-- mtgrec report -->\n"
    assert '<p class="question">q</p>' in page(report)


def test_a_chart_without_rows_says_so(page):
    from datetime import date

    charts = [
        Gantt("Calendar", [], date(2026, 6, 1)),
        Gantt("Work", [], date(2026, 6, 1), empty="None."),
    ]
    report = Report("retro", "t", "", "q", [], [Section("s", charts)], {})
    assert '<p class="empty">no data</p>' in page(report)
    assert '<p class="empty">None.</p>' in page(report)
    assert "<svg" not in page(report)
    assert "### Calendar\n\nno data\n" in page(report, "markdown")


def test_a_value_without_text_is_a_dash(page):
    report = Report(
        "retro", "t", "", "q", [], [Section("s", [Grid([], [[Value("", "good")]])])], {}
    )
    assert "|\n| — |\n" in page(report, "markdown")


# -- places and commits


def test_commits_come_to_every_place(make_report):
    report = make_report()
    known = {("618/kickoff.md", 8): "b" * 40, ("x", 7): "c" * 40}
    assert places(report) >= set(known)
    done = with_commits(report, known)
    assert [each.commit for each in done.answers[1].evidence] == ["b" * 40]
    assert done.document["commit"] == "c" * 40
    assert with_commits(report, {}).document["commit"] is None


def test_what_could_not_be_read_is_no_evidence():
    report = Report("retro", "t", "", "q", [], [], {"problems": [{"path": "a.md", "line": 3}]})
    assert places(report) == set()
    assert with_commits(report, {}).document == report.document


# -- templates of a team


def test_a_block_of_ones_own(make_report, page, tmp_path: Path):
    source = """\
{% extends "reports/_page.html.j2" %}
{% block style %}{{ super() }}<style>h1 { color: teal; }</style>{% endblock %}
{% block foot %}<p>{{ title }} & internal</p>{% endblock %}
"""
    own(tmp_path, "reports/report.html.j2", source)
    text = page(make_report(lambda words: f"<{words}>"))
    assert "<p>&lt;Weekly report&gt; & internal</p>" in text
    assert POLICY.findall(text)[0].count("sha256-") == 2


def test_a_template_for_one_report_goes_before_that_for_all(make_report, page, tmp_path: Path):
    own(tmp_path, "reports/report.md.j2", "all {{ title }}\n")
    assert page(make_report(), "markdown") == "all Weekly report\n\n<!-- mtgrec report -->\n"
    own(tmp_path, "reports/weekly.md.j2", "weekly\n")
    assert page(make_report(), "markdown") == "weekly\n\n<!-- mtgrec report -->\n"
    assert page(make_report()._replace(kind="retro"), "markdown").startswith("all ")
    own(tmp_path, "zh/reports/weekly.md.j2", "周报\n")
    assert page(make_report(), "markdown", "zh") == "周报\n\n<!-- mtgrec report -->\n"


@pytest.mark.parametrize(
    ("source", "place", "sentence"),
    [
        ("{{ head | safe }}\n\n{% if %}", ":3", "the template cannot be understood: "),
        ("{{ head | safe }}\n{{ titel }}", ":2", "the template uses something that is not there: "),
        ("{{ head | safe }}\n{{ title.__class__ }}", ":2", "the template reaches for something forbidden"),
        ("<html>", "", "this template does not begin with the head of the page"),
        ("<!doctype html>{{ head | safe }}", "", "this template does not begin with the head of the page"),
        ("{{ head | safe }}<script>", "", "a report runs and loads nothing, but here stands “<script”"),
        ("{{ head | safe }}< IFRAME src=x>", "", "a report runs and loads nothing, but here stands “< IFRAME”"),
        ('{{ head | safe }}<meta a="http-equiv>" HTTP-EQUIV="refresh">', "", "a report runs and loads nothing, but"),
    ],
)  # fmt: skip
def test_a_broken_template_is_named(make_report, page, tmp_path: Path, source, place, sentence):
    own(tmp_path, "reports/report.html.j2", source)
    with pytest.raises(UsageError) as stop:
        page(make_report())
    assert stop.value.place == f"templates/reports/report.html.j2{place}"
    assert str(stop.value).startswith(sentence)


def test_a_template_may_speak_of_what_is_forbidden(make_report, page, tmp_path: Path):
    source = (
        '{{ head | safe }}<meta name="x" content="{{ title }}"><p title="{{ title }}">{{ title }}'
    )
    own(tmp_path, "reports/report.html.j2", source)
    assert page(make_report(lambda _words: '<meta http-equiv="a">')).count("http-equiv=&#34;") == 3


def test_a_template_that_trusts_its_texts_still_runs_nothing(make_report, page, tmp_path: Path):
    own(tmp_path, "reports/report.html.j2", "{{ head | safe }}{{ title | safe }}")
    with pytest.raises(UsageError, match="runs and loads nothing"):
        page(make_report(lambda _words: "<script>alert(1)</script>"))
