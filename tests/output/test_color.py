"""Who decides about colour: the option, then NO_COLOR, then FORCE_COLOR, then the terminal."""

from collections.abc import Mapping

import pytest

from mtgrec.output.color import Color, use_color


@pytest.mark.parametrize(
    ("option", "env", "terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_the_order(option: Color, env: Mapping[str, str], terminal: bool, expected: bool):
    assert use_color(option, env, terminal=terminal) is expected
