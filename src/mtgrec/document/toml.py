"""Read TOML files: `mtgrec.toml` and `metrics-map.toml`."""

import re
import tomllib
from typing import Any

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message

_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)")
_MAX_DEPTH = 20  # tables in tables; ours have three
_MAX_BITS = 64  # of a number, as TOML demands of its readers


def read_toml(data: bytes, path: str) -> dict[str, Any]:
    """Return the tables in the bytes of a file; raises UsageError with the place."""
    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
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


def _invalid(error: tomllib.TOMLDecodeError, path: str) -> UsageError:
    reason, *place = _PLACE.split(str(error))
    quotes = Message(N_('write names that are not ASCII in quotes: [metrics."加购率"]'))
    return UsageError(
        Message(N_("not valid TOML: {reason}"), reason=reason),
        quotes if "key part" in reason else None,
        ":".join([path, *place[:2]]),
    )


def _too_deep(path: str) -> UsageError:
    return UsageError(Message(N_("tables and lists are nested too deep in this file")), place=path)


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
