"""What is typed is read as shells read it, and what bash is handed reads back as it was."""

import shlex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mtgrec.commands.completion.quoting import Line, for_bash, read_line, read_word

BREAKS = " \t\n\"'@><=;|&(:"  # bash's own


# line · the words before · the last one · how much of it bash keeps · the open quote
LINES = [
    ("mtgrec list ", ("list",), "", 0, ""),
    ("mtgrec list act", ("list",), "act", 0, ""),
    ("mtgrec set A1 status=do", ("set", "A1"), "status=do", 7, ""),
    ("mtgrec show a:b", ("show",), "a:b", 2, ""),
    ("mtgrec show 'Jo L", ("show",), "Jo L", 0, "'"),
    ('mtgrec show "Jo \\"L', ("show",), 'Jo "L', 0, '"'),
    ('mtgrec show "a\\b', ("show",), "a\\b", 0, '"'),
    ("mtgrec show Jo\\ L", ("show",), "Jo L", 0, ""),
    ("mtgrec show Jo\\", ("show",), "Jo", 0, ""),
    ("mtgrec show 'Jo'Lu", ("show",), "JoLu", 2, ""),
    ("cd x && mtgrec sh", (), "sh", 0, ""),
    ("echo $(mtgrec sh", (), "sh", 0, ""),
    ("LANG=C X=1 mtgrec sh", (), "sh", 0, ""),
    ("m '' x", ("",), "x", 0, ""),
    ("mtgrec list --owner 李", ("list", "--owner"), "李", 0, ""),
]


@pytest.mark.parametrize(("line", "words", "text", "kept", "quote"), LINES)
def test_a_line(line, words, text, kept, quote):
    assert read_line(line, BREAKS) == Line(words, text, kept, quote)


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(NAMES)
@example("$(touch pwned)")
@example("!`\"'\\ ~#")
def test_what_bash_is_handed_is_one_word_again(name: str):
    assert shlex.split(for_bash(name, Line((), ""))) == [name]
    assert read_word(for_bash(name, Line((), ""))) == name


@given(NAMES)
@example("end'")
@example("it's")
def test_in_single_quotes(name: str):
    typed = for_bash(name, Line((), "", 0, "'"))
    closed = typed if name.endswith("'") else f"{typed}'"  # as bash closes it
    assert shlex.split(f"'{closed}") == [name]


@given(NAMES)
@example('end"')
@example("end!")
@example("$HOME `id` \\")
def test_in_double_quotes(name: str):
    typed = for_bash(name, Line((), "", 0, '"'))
    closed = typed if name.endswith(('"', "!")) else f'{typed}"'
    # shlex does not know that \\$ and \\` are escapes between double quotes.
    assert shlex.split(f'"{closed}'.replace("\\$", "$").replace("\\`", "`")) == [name]
