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
[google]
a = "cost" # money
"b" = '-'

# theirs
[other]
x = 1
"""


def file(text):
    return Source("metrics-map.toml", text.encode())


def test_a_table_is_added_at_the_end():
    after = remember(file(STANDING), "meta", {"d": "date", "c": "-"}).decode()
    assert after == STANDING + '\n[meta]\n"d" = "date"\n"c" = "-"\n'


def test_a_table_is_added_to_where_it_stands():
    after = remember(file(STANDING), "google", {"a": "clicks", "c": "date"}).decode()
    assert after == (
        '# ours\n[google]\n"a" = "clicks"\n"b" = "-"\n"c" = "date"\n\n# theirs\n[other]\nx = 1\n'
    )


def test_the_same_again_changes_nothing():
    assert remember(file(STANDING), "google", {"a": "cost"}) == STANDING.encode()


def test_a_table_of_one_set_of_headings_is_still_read():
    text = '["a | b"]\na = "cost"\nb = "-"\n[other]\nb = "clicks"\n'
    assert remembered(file(text), "other", ["b", "a", ""]) == {"a": "cost", "b": "clicks"}
    assert remembered(file(text), "other", ["b", "c"]) == {"b": "clicks"}


def test_line_ends_stay():
    after = remember(file('x = "1"\r\n'), "a", {"a": "cost"})
    assert after == b'x = "1"\r\n\r\n[a]\r\n"a" = "cost"\r\n'


def test_what_is_written_otherwise_is_refused():
    with pytest.raises(RefusedError):
        remember(file('other = {a = "cost"}\n'), "other", {"a": "clicks"})


@pytest.mark.parametrize("text", ['"a" = 1\n', '["a"]\na = 1\n'])
def test_a_table_of_something_else(text):
    with pytest.raises(UsageError):
        remembered(file(text), "a", [])


WORD = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)


@given(st.lists(st.tuples(WORD, st.dictionaries(WORD, WORD, min_size=1, max_size=3)), max_size=4))
def test_whatever_headings_say(mappings):
    data = b"# mine\n"
    told: dict[str, dict[str, str]] = {}
    for name, mapping in mappings:
        data = remember(file(data.decode()), name, mapping)
        told[name] = told.get(name, {}) | mapping
        assert remembered(file(data.decode()), name, []) == told[name]
    assert data.startswith(b"# mine\n")
    assert tomllib.loads(data.decode()) == told
