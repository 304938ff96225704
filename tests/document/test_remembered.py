"""`metrics-map.toml`: one table is added or replaced, the rest stays as somebody wrote it."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.document.metrics.remembered import remember, remembered
from mtgrec.document.source import Source
from mtgrec.model.errors import RefusedError, UsageError

STANDING = """\
# ours
["a | b"]
a = "cost" # money
"b" = '-'

# theirs
[other]
x = 1
"""


def file(text):
    return Source("metrics-map.toml", text.encode())


def test_a_table_is_added_at_the_end():
    after = remember(file(STANDING), ["d", "c"], {"d": "date", "c": "-"}).decode()
    assert after == STANDING + '\n["c | d"]\n"d" = "date"\n"c" = "-"\n'


def test_a_table_is_replaced_where_it_stands():
    after = remember(file(STANDING), ["b", "a"], {"a": "clicks", "b": "-"}).decode()
    assert after == ('# ours\n["a | b"]\n"a" = "clicks"\n"b" = "-"\n\n# theirs\n[other]\nx = 1\n')


def test_the_same_again_changes_nothing():
    assert remember(file(STANDING), ["a", "b"], {"a": "cost", "b": "-"}) == STANDING.encode()


def test_line_ends_stay():
    after = remember(file('x = "1"\r\n'), ["a"], {"a": "cost"})
    assert after == b'x = "1"\r\n\r\n["a"]\r\n"a" = "cost"\r\n'


def test_what_is_written_otherwise_is_refused():
    with pytest.raises(RefusedError):
        remember(file('"a | b" = {a = "cost"}\n'), ["a", "b"], {"a": "clicks"})


@pytest.mark.parametrize("text", ['"a" = 1\n', '["a"]\na = 1\n'])
def test_a_table_of_something_else(text):
    with pytest.raises(UsageError):
        remembered(file(text), ["a"])


WORD = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)


@given(st.lists(st.dictionaries(WORD, WORD, min_size=1, max_size=3), min_size=1, max_size=4))
def test_whatever_headings_say(mappings):
    data = b"# mine\n"
    for mapping in mappings:
        data = remember(file(data.decode()), list(mapping), mapping)
        assert remembered(file(data.decode()), list(mapping)) == mapping
    assert data.startswith(b"# mine\n")
    tomllib.loads(data.decode())
