"""Settings files that somebody made on purpose: one sentence, whatever is in them."""

import pytest

from mtgrec.document.metrics.remembered import remember
from mtgrec.document.source import Source
from mtgrec.document.toml import read_toml
from mtgrec.model.errors import UsageError

LONG = "a number in this file is too long"
DEEP = "tables and lists are nested too deep in this file"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = " + "9" * 5_000, LONG),
        ("x = -" + "9_9" * 5_000, LONG),
        ("[rules]\nspend_tolerance = " + "1" * 100_000, LONG),
        ("x = [1, " + "9" * 5_000 + "]", LONG),
        ("x = 0x" + "f" * 9_000, LONG),
        ("[a.b]\nx = [0b" + "1" * 66 + "]", LONG),
        ("x = " + "[" * 5_000, DEEP),
        ("x = " + "[" * 5_000 + "]" * 5_000, DEEP),
        ("x = " + "{a=" * 2_000 + "1" + "}" * 2_000, DEEP),
        ("[" + "a." * 3_000 + "a]\nx = 1", DEEP),
        ("a." * 3_000 + "a = 1", DEEP),
        ("x = " + "[" * 21 + "]" * 21, DEEP),
    ],
    ids=range(12),
)
def test_what_is_too_long_or_too_deep(text: str, said: str):
    for read in (read_toml, lambda data, path: remember(Source(path, data), "a", {"a": "cost"})):
        with pytest.raises(UsageError) as caught:
            read(text.encode(), "mtgrec.toml")
        assert str(caught.value.message) == said
        assert caught.value.place.removesuffix(":1") == "mtgrec.toml"


@pytest.mark.parametrize(
    "text", ["x = 0xffff", "x = 1e999", "x = nan", "x = [nan, {a = inf}]", "x = [[[[1]]]]"]
)
def test_what_is_odd_and_harmless_stays_beside_a_new_table(text: str):
    assert read_toml(text.encode(), "x.toml").keys() == {"x"}
    after = remember(Source("x.toml", text.encode()), "a", {"a": "cost"})
    assert after == f'{text}\n\n[a]\n"a" = "cost"\n'.encode()
