"""Groups of options that a command takes as one argument: `filters` instead of fifteen options.

Typer reads a command's options from its signature. So a command is wrapped in a function whose
signature lists the options of the group; when it is called, their values become the one argument.
"""

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, NamedTuple

import typer

from mtgrec.commands.session import Session

Command = Callable[..., None]


class Call(NamedTuple):
    """What a group may look at besides its own options."""

    context: typer.Context
    session: Session | None
    """None for the group that makes the session."""


def option_group(
    argument: str, options: Mapping[str, Any], build: Callable[[dict[str, Any], Call], object]
) -> Callable[[Command], Command]:
    """Return a decorator that gives a command `options`, handed to it as the one `argument`.

    `options` are annotations by name, as Typer wants them; each is None where it was not given.
    `build` makes the argument of their values.
    """

    def decorate(command: Command) -> Command:
        signature = inspect.signature(command, eval_str=True)

        @wraps(command)
        def run(context: typer.Context, **arguments: Any) -> None:
            values = {name: arguments.pop(name) for name in options}
            arguments[argument] = build(values, Call(context, arguments.get("session")))
            if "context" in signature.parameters:
                arguments["context"] = context
            command(**arguments)

        parameters = _parameters(signature, argument, options)
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return run

    return decorate


def _parameters(
    signature: inspect.Signature, argument: str, options: Mapping[str, Any]
) -> list[inspect.Parameter]:
    """Return what Typer shall see: the command's own parameters without `argument`, then `options`."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    return [
        inspect.Parameter(
            "context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
        ),
        *(
            parameter.replace(kind=keyword)
            for parameter in signature.parameters.values()
            if parameter.name not in (argument, "context")
        ),
        *(
            inspect.Parameter(name, keyword, default=None, annotation=annotation)
            for name, annotation in options.items()
        ),
    ]
