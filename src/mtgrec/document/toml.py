"""Read TOML files: `mtgrec.toml` and `metrics-map.toml`."""

import re
import tomllib
from typing import Any

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.values.patterns import lazily

_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)")
_MAX_DEPTH = 20  # tables in tables; ours have three
_MAX_BITS = 64  # of a number, as TOML demands of its readers
_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_DEEP_KEY = lazily(
    rf"(?m:^|[\[{{,])[ \t]*+(?P<key>{_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{_MAX_DEPTH},}}+)"
)


def read_toml(data: bytes, path: str) -> dict[str, Any]:
    """Return the tables in the bytes of a file; raises UsageError with the place."""
    try:
        text = data.decode("utf-8-sig")
        _check_keys(text, path)
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UsageError(Message(N_("not UTF-8 text")), place=f"{path}:{line}") from None
    except tomllib.TOMLDecodeError as error:
        raise _invalid(error, path) from None
    except RecursionError:
        raise _too_deep(path) from None
    except ValueError:  # the only other one: Python converts no number of more than 4,300 digits
        raise _too_long(path) from None
    _check_values(tables, path)
    return tables


def _check_keys(text: str, path: str) -> None:
    """Refuse keys of many parts: Python's reader takes the square of their number for them."""
    if text.count(".") < _MAX_DEPTH:  # the usual case
        return
    if deep := _DEEP_KEY.search(text):
        line = text.count("\n", 0, deep.start("key")) + 1
        raise _too_deep(f"{path}:{line}")


def _invalid(error: tomllib.TOMLDecodeError, path: str) -> UsageError:
    reason, *place = _PLACE.split(str(error))
    quotes = Message(N_('write names that are not ASCII in quotes: [metrics."加购率"]'))
    return UsageError(
        Message(N_("not valid TOML: {reason}"), reason=reason),
        quotes if "key part" in reason else None,
        ":".join([path, *place[:2]]),
    )


def _too_deep(place: str) -> UsageError:
    return UsageError(Message(N_("tables and lists are nested too deep in this file")), place=place)


def _too_long(path: str) -> UsageError:
    return UsageError(Message(N_("a number in this file is too long")), place=path)


def _check_values(tables: dict[str, Any], path: str) -> None:
    """Refuse what is nested too deep, and numbers over 64 bits; looks without recursion."""
    level: list[Any] = [tables]
    for _ in range(_MAX_DEPTH):
        values = [
            value
            for outer in level
            for value in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if any(isinstance(value, int) and value.bit_length() > _MAX_BITS for value in values):
            raise _too_long(path)
        level = [value for value in values if isinstance(value, (dict, list))]
    if level:
        raise _too_deep(path)
