"""A pager for long answers: the user's own choice, and never in the way."""

import io
import os
import sys

import pytest

from mtgrec.output.pager import page, pager

pytestmark = pytest.mark.skipif(os.name != "posix", reason="programs of POSIX")
LONG = "".join(f"line {number}\n" for number in range(50))


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"PAGER": "more"}, ["more"]),
        ({"PAGER": "more", "MTGREC_PAGER": "less -S"}, ["less", "-S"]),
        ({"PAGER": "more", "MTGREC_PAGER": ""}, []),
        ({"PAGER": "cat"}, []),
        ({"PAGER": "an 'open quote"}, []),
        ({"PAGER": "less; touch x"}, ["less;", "touch", "x"]),  # no shell reads it
        ({"TERM": "dumb"}, []),
    ],
)
def test_which_program_it_is(variables, words, monkeypatch):
    for name in ("PAGER", "MTGREC_PAGER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert pager() == words


def test_it_gets_the_whole_text_and_the_options_of_less(tmp_path, monkeypatch):
    out = tmp_path / "out"
    code = "import os, sys; open(sys.argv[1], 'w').write(os.environ['LESS'] + sys.stdin.read())"
    monkeypatch.delenv("LESS", raising=False)
    monkeypatch.setenv("MTGREC_PAGER", f'{sys.executable} -c "{code}" {out}')
    assert page(LONG, io.StringIO(), 40)
    assert out.read_text() == f"FRX{LONG}"


def test_a_short_answer_needs_none(monkeypatch):
    monkeypatch.setenv("MTGREC_PAGER", "false")
    assert not page(LONG, io.StringIO(), 51)


def test_one_that_cannot_be_started_is_done_without(monkeypatch):
    monkeypatch.setenv("MTGREC_PAGER", "/no/such/pager")
    assert not page(LONG, io.StringIO(), 40)


def test_one_may_be_left_before_the_end(monkeypatch):
    monkeypatch.setenv("MTGREC_PAGER", "true")
    assert page(LONG * 10_000, io.StringIO(), 40)
