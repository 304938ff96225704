"""Problems and their sentences, encoded and decoded."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from mtgrec.model.message import Message
from mtgrec.model.problem import Problem
from mtgrec.rules.engine.info import SEVERITIES
from mtgrec.store.cache.codec import PLAIN, Encoded, listed, same, text

_GAP = re.compile(r"\{([a-z_]+)\}")


def encode_problems(problems: Iterable[Problem], path: str) -> Encoded:
    """Return the problems found in the file at `path`."""
    return [_encode_problem(each, path) for each in problems]


def _encode_problem(problem: Problem, path: str) -> Encoded:
    code, severity, own_path, line, column, message, help, address = problem
    same(own_path, path)
    return [code, severity, line, column, _encode_part(message), _encode_part(help), address]


def _encode_part(part: object) -> object:
    """Return a value of a sentence: a text, a number, a day, or another sentence."""
    if isinstance(part, Message):
        values = {name: _encode_part(value) for name, value in part.values.items()}
        return ["message", part.template, values]
    if type(part) is date:
        return ["day", part.isoformat()]
    if type(part) in PLAIN:
        return part
    raise TypeError


def decode_problems(encoded: Any, path: str) -> list[Problem]:
    """Return the problems that were encoded of the file at `path`."""
    return [_decode_problem(each, path) for each in listed(encoded)]


def _decode_problem(encoded: Any, path: str) -> Problem:
    code, severity, line, column, message, help, address = listed(encoded)
    if severity not in SEVERITIES or not (type(line) is type(column) is int):
        raise ValueError
    return Problem(
        text(code),
        severity,
        path,
        line,
        column,
        _decode_message(message),
        _decode_message(help),
        None if address is None else text(address),
    )


def _decode_message(encoded: Any) -> Message:
    mark, template, values = listed(encoded)
    if mark != "message" or not _only_gaps(template, values):
        raise ValueError
    return Message(template, **{name: _decode_part(value) for name, value in values.items()})


def _decode_part(part: Any) -> object:
    if type(part) in PLAIN:
        return part
    return date.fromisoformat(part[1]) if part[0] == "day" else _decode_message(part)


def _only_gaps(template: str, values: Mapping[str, object]) -> bool:
    """Return whether a sentence has plain gaps, all filled: what else braces can ask for is not ours."""
    rest = _GAP.sub("", template)
    return "{" not in rest and "}" not in rest and values.keys() >= {*_GAP.findall(template)}
