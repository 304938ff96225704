"""Encode and decode problems and their messages."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from mtgrec.model.message import Message
from mtgrec.model.problem import Problem
from mtgrec.rules.engine.info import SEVERITIES
from mtgrec.store.cache.codec import PLAIN, Encoded, as_list, as_text, require_same_path

_GAP = re.compile(r"\{([a-z_]+)\}")


def encode_problems(problems: Iterable[Problem], path: str) -> Encoded:
    """Return the problems of the file at `path` as JSON values."""
    return [_encode_problem(each, path) for each in problems]


def _encode_problem(problem: Problem, path: str) -> Encoded:
    code, severity, own_path, line, column, message, help, address = problem
    require_same_path(own_path, path)
    return [code, severity, line, column, _encode_part(message), _encode_part(help), address]


def _encode_part(part: object) -> object:
    """Return a value of a message as JSON: a text, a number, a day, or another message."""
    if isinstance(part, Message):
        values = {name: _encode_part(value) for name, value in part.values.items()}
        return ["message", part.template, values]
    if type(part) is date:
        return ["day", part.isoformat()]
    if type(part) in PLAIN:
        return part
    raise TypeError


def decode_problems(encoded: Any, path: str) -> list[Problem]:
    """Return the problems encoded for the file at `path`."""
    return [_decode_problem(each, path) for each in as_list(encoded)]


def _decode_problem(encoded: Any, path: str) -> Problem:
    code, severity, line, column, message, help, address = as_list(encoded)
    if severity not in SEVERITIES or not (type(line) is type(column) is int):
        raise ValueError
    return Problem(
        as_text(code),
        severity,
        path,
        line,
        column,
        _decode_message(message),
        _decode_message(help),
        None if address is None else as_text(address),
    )


def _decode_message(encoded: Any) -> Message:
    mark, template, values = as_list(encoded)
    if mark != "message" or not _has_plain_gaps(template, values):
        raise ValueError
    return Message(template, **{name: _decode_part(value) for name, value in values.items()})


def _decode_part(part: Any) -> object:
    if type(part) in PLAIN:
        return part
    return date.fromisoformat(part[1]) if part[0] == "day" else _decode_message(part)


def _has_plain_gaps(template: str, values: Mapping[str, object]) -> bool:
    """Return whether `template` has only plain gaps (`{name}`), each with a value.

    Any other format syntax, such as attribute access, is never written by encoding.
    """
    rest = _GAP.sub("", template)
    return "{" not in rest and "}" not in rest and values.keys() >= {*_GAP.findall(template)}
