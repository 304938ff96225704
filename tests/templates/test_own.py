"""A workspace's own template may be anybody's: whatever it does, it ends in a clear sentence."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import mtgrec
from mtgrec.model.errors import UsageError
from mtgrec.store.templates import rendering
from mtgrec.store.templates.filling import Limits
from mtgrec.store.templates.finding import find, render

PLACE = "templates/own.md.j2"


@pytest.fixture
def refused(own):
    """Fill in a template that must fail; return place and sentence."""

    def refused(source: str | bytes, *limits: float, **changes: object) -> tuple[str, str]:
        with pytest.raises(UsageError) as stop:
            own(source, *limits, **changes)
        return stop.value.place, str(stop.value)

    return refused


def test_a_template_of_ones_own(own):
    source = """\
---
类型: {{ type_word | yaml }}
主题: {{ title | yaml }}
日期: {{ date | yaml(date=true) }}
地点: {{ place | yaml }}
参会人: {{ attendees | yaml }}
行动:
  {% for _ in range(2) %}
  - 编号: {{ new_id('A') }}
  {% endfor %}
---
# {{ title | md }}
{{ title | line }}
"""
    ids = {"A": ["A7KQ", "AB23", "AC45"]}
    assert (
        own(source, title="一: *二*\n三", place="", ids=ids)
        == """\
---
类型: 执行例会
主题: "一: *二*\\n三"
日期: 2026-05-25
地点:
参会人: [王敏, 李雷, 韩梅梅]
行动:
  - 编号: A7KQ
  - 编号: AB23
---
# 一: \\*二\\* 三
一: *二* 三
"""
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, ""), ("", ""), ([], ""), (3, "3"), (True, "true"), (["a", 7, "no"], '[a, "7", "no"]')],
)
def test_what_the_filter_yaml_writes(own, value: object, written: str):
    assert own("[{{ x | yaml }}]", x=value) == f"[{written}]"


def test_blanks_in_the_text_stay(own):
    """Two of them at the end of a line mean something in Markdown."""
    assert own("---\na: \n---\n一  \n") == "---\na:\n---\n一  \n"
    assert own("一  \n") == "一  \n"


def test_windows_line_ends_and_a_bom_are_fine(own):
    assert own(b"\xef\xbb\xbfa\r\nb\r\n") == "a\nb\n"


def test_it_may_include_its_own_parts_and_ours(own, tmp_path: Path):
    (tmp_path / "templates" / "parts").mkdir(parents=True)
    (tmp_path / "templates" / "parts" / "head.txt").write_text("head {{ title }}")
    assert own("{% include 'parts/head.txt' %}") == "head 618 大促"
    assert own("{% include 'weekly.md.j2' %}").startswith("---\n类型: 执行例会\n")


def test_ours_include_nothing_of_the_workspaces(tmp_path: Path):
    """They are filled in right here, without limits."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "x.md.j2").write_text("x")
    folders = find("kickoff", root=tmp_path, language="zh").folders
    assert [folder.shown for folder in folders] == ["mtgrec/templates/zh"]


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ new_id.__globals__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ title | attr('__class__') }}",
        "{{ '{0.__class__}'.format(title) }}",
        "{{ ('{0.__class__}' | attr('format'))(title) }}",
        "{{ attendees.append('x') }}",
        "{% macro m() %}{% endmacro %}{{ m.__call__ }}",
    ],
)
def test_what_lies_behind_the_data_is_out_of_reach(refused, source: str):
    place, sentence = refused(f"一\n二 {source}")
    assert place == f"{PLACE}:2"
    assert sentence.startswith("the template reaches for something forbidden: ")


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\x", "parts/../../x"])
@pytest.mark.parametrize(
    "tag", ["include {!r}", "include {!r} ignore missing", "import {!r} as x", "extends {!r}"]
)
def test_no_file_outside_of_the_folders_is_read(refused, name: str, tag: str):
    place, sentence = refused("\n{% " + tag.format(name) + " %}")
    assert place == f"{PLACE}:2"
    assert "cannot be a template" in sentence


def test_no_link_out_of_the_folders_is_followed(refused, tmp_path: Path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "link").symlink_to("/etc/passwd")
    place, sentence = refused("{% include 'link' %}")
    assert place == "templates/link"
    assert sentence == "this link leads out of the folder of templates"


@pytest.mark.parametrize(
    ("source", "line", "sentence"),
    [
        ("a\n{% if %}", 2, "the template cannot be understood: Expected an expression, got 'end"),
        ("a\n\n{{ x | nofilter }}", 3, "the template cannot be understood: No filter named"),
        ("{{ titel }}", 1, "the template uses something that is not there: 'titel' is undefined"),
        ("{{ titel | yaml }}", 1, "the template uses something that is not there: 'titel'"),
        ("{{ title.x }}", 1, "the template uses something that is not there: "),
        ("\n{% include 'no.md' %}", 2, "the template wants “no.md”, which is in no folder"),
        ("{{ 1 / 0 }}", 1, "the template cannot be filled in: division by zero"),
        ("{{ new_id('X') }}", 1, "no id that begins with “X” is left"),
        (
            "{% for x in range(10**9) %}{% endfor %}",
            1,
            "the template cannot be filled in: Range too",
        ),
        (
            "{% macro m() %}\n{{ m() }}{% endmacro %}{{ m() }}",
            2,
            "the template is nested too deeply",
        ),
        (
            "{% include 'own.md.j2' %}",
            1,
            "the template is nested too deeply, or includes or calls itself",
        ),
        ("{{ " + "(" * 1000 + "1" + ")" * 1000 + " }}", 0, "the template is nested too deeply"),
        ("{% include ['a', 'b'] %}", 1, "the template cannot be filled in: none of the templates"),
        (
            "{{ {} | yaml }}",
            1,
            "the template cannot be filled in: the filter yaml cannot write dict",
        ),
        ("{{ title.x | yaml }}", 1, "the template uses something that is not there: "),
        ("{{ '\\ud800' }}", 0, "the text has characters that UTF-8 cannot hold"),
    ],
)
def test_a_broken_template_is_named_with_its_line(refused, source: str, line: int, sentence: str):
    place, said = refused(source)
    assert place == (f"{PLACE}:{line}" if line else PLACE)
    assert said.startswith(sentence)


def test_a_broken_part_is_named_itself(refused, tmp_path: Path):
    (tmp_path / "templates" / "zh").mkdir(parents=True)
    (tmp_path / "templates" / "zh" / "part.md").write_text("\n\n{{ nothing }}")
    assert refused("{% include 'part.md' %}")[0] == "templates/zh/part.md:3"


def test_only_an_unknown_name_comes_with_the_known_ones(own):
    with pytest.raises(UsageError) as stop:
        own("{{ 1 / 0 }}")
    assert stop.value.help is None
    with pytest.raises(UsageError) as stop:
        own("{{ titel }}")
    assert str(stop.value.help).startswith(
        "there are: attendees, campaign, chair, channels, date, id, known, "
    )
    assert "ids" not in str(stop.value.help)


def test_bytes_that_are_not_utf_8_are_named_with_their_line(refused):
    assert refused("一\n二".encode() + "标题".encode("gbk")) == (
        f"{PLACE}:2",
        "the template is not UTF-8 text",
    )


def test_a_template_that_is_too_large_or_cannot_be_read(refused, tmp_path: Path):
    assert refused("x" * 300_000) == (PLACE, "the template is larger than 256 KiB")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_template_without_permission(own, tmp_path: Path):
    own("x")
    (tmp_path / PLACE).chmod(0)
    with pytest.raises(UsageError, match="cannot be read: Permission denied"):
        render(find("own", root=tmp_path, language="zh"), {})


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'a' * 10**10 }}",
        "{% set x = 'a' * 10**9 %}",
        "{{ '%999999999d' % 1 }}",
        "{{ 'a' | center(10**9) }}",
    ],
)
def test_memory_is_limited(refused, source: str):
    place, sentence = refused(source)
    assert place == f"{PLACE}:1"
    assert sentence == "the template needs too much memory (limit: 512 MB)"


LOOPS = "{% for a in range(99999) %}\n{% for b in range(99999) %}{% endfor %}{% endfor %}"


def test_time_is_limited_and_the_line_is_still_named(refused):
    place, sentence = refused(LOOPS, 2.5)
    assert sentence == "the template takes too long (limit: 2.5 seconds)"
    assert place.startswith(f"{PLACE}:")


@pytest.mark.parametrize("source", ["{{ 9**(9**9) }}", "{{ 7**(9**9) % 3 }}"])
def test_what_cannot_be_interrupted_is_killed(refused, source: str):
    assert refused(source, 1.5) == (PLACE, "the template takes too long (limit: 1.5 seconds)")


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}会会会会{% endfor %}{% endfor %}",
        "{{ '会' * 400000 }}",
    ],
)
def test_the_length_is_limited(refused, source: str):
    assert refused(source) == (PLACE, "the text gets too long (limit: 1000000 bytes)")


def test_the_context_is_data_only(own):
    class Leak:
        secret = "s3cret"

    with pytest.raises(TypeError):
        own("{{ x.secret }}", x=Leak())


def test_ours_get_data_only_as_well():
    template = find("kickoff", root=None, language="zh")
    with pytest.raises(TypeError):
        render(template, {"title": Path()})


def test_the_process_knows_no_secrets(own, monkeypatch):
    """It has just what it takes to find Python's own files and ours."""
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s3cret")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    spy = (
        "import json, os; print(json.dumps({'text': json.dumps([dict(os.environ), os.getcwd()])}))"
    )
    monkeypatch.setattr(rendering, "COMMAND", (sys.executable, "-c", spy))
    environment, folder = json.loads(own("x"))
    assert set(environment) <= {*rendering._KEPT_VARIABLES, "PYTHONPATH", "PYTHONDONTWRITEBYTECODE"}
    assert environment["LC_ALL"] == "C.UTF-8"
    assert folder == "/"


def test_the_process_imports_nothing_from_the_workspace(own, tmp_path: Path, monkeypatch):
    """`python -m mtgrec`, run in a repository, has its folder among the places to import from."""
    for name in ("json", "resource", "jinja2"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), *sys.path])
    assert own("fine") == "fine"


def test_the_process_limits_itself(own, monkeypatch):
    """So that it ends even where the parent does not live to end it; and it writes no file."""
    spy = """if True:
        import json, resource, signal
        from mtgrec.store.templates import rendering
        names = ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE")
        limits = lambda: [resource.getrlimit(getattr(resource, name)) for name in names]
        timer = lambda: signal.getitimer(signal.ITIMER_REAL)[0]
        rendering.rendered = lambda *_: json.dumps([limits(), timer()])
        rendering.main()
    """
    monkeypatch.setattr(rendering, "COMMAND", (sys.executable, "-c", spy))
    limits, alarm = json.loads(own("x"))
    assert limits == [[512 * 2**20] * 2, [5, 5], [0, 0]]
    assert 2 < alarm <= 3


def test_the_process_answers_a_request(tmp_path: Path, monkeypatch, capsys):
    (tmp_path / "x.md.j2").write_text("{{ a }}{{ b }}")
    folders = [[str(tmp_path), str(tmp_path), "templates"]]
    monkeypatch.setattr(rendering, "_set_limits", lambda limits: None)

    def answer(**context: str) -> Any:
        request = {"name": "x.md.j2", "folders": folders, "context": context, "limits": [1, 2, 3]}
        stdin = io.TextIOWrapper(io.BytesIO(json.dumps(request).encode()))
        monkeypatch.setattr(sys, "stdin", stdin)
        rendering.main()
        return json.loads(capsys.readouterr().out)

    assert answer(a="一", b="") == {"text": "一"}
    assert answer(a="1", b="234")["message"]["values"]["output"] == "3"
    error = answer(a="1")
    assert error["place"] == "templates/x.md.j2:1"
    assert error["message"]["values"]["reason"] == "'b' is undefined"
    assert error["help"] == {"sentence": "there are: {names}", "values": {"names": "a"}}


def test_the_process_imports_from_where_we_do(monkeypatch):
    source = Path(mtgrec.__file__).parents[1]
    monkeypatch.chdir(source)
    monkeypatch.setattr(sys, "path", ["", str(source), "/elsewhere"])
    paths = rendering._environment({})["PYTHONPATH"].split(os.pathsep)
    assert paths == [str(source), "/elsewhere"]


def test_no_process_outlives_an_interruption(own, monkeypatch):
    started = []

    def interrupted(process, *_):
        started.append(process)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        own(LOOPS)
    assert started[0].returncode < 0


def test_a_process_that_breaks_by_itself_is_our_bug(own, monkeypatch):
    monkeypatch.setattr(rendering, "COMMAND", (sys.executable, "-c", "raise SystemExit('why')"))
    with pytest.raises(RuntimeError, match="why"):
        own("x")


def test_a_process_ended_by_the_system_is_the_templates_fault(own, monkeypatch):
    ended = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    monkeypatch.setattr(rendering, "COMMAND", (sys.executable, "-c", ended))
    with pytest.raises(UsageError, match="too much memory") as stop:
        own("x")
    assert stop.value.place == PLACE


def test_the_default_limits():
    assert Limits() == (5, 512, 1_000_000)
