"""Fill in one template in Jinja's sandbox, from plain data."""

import json
from collections.abc import Callable, Mapping, Sequence
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, NamedTuple

from mtgrec.document.pen.spell import code, listed, markdown, one_line, quoted
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.store.templates.folders import Folder, locate, read

if TYPE_CHECKING:  # Jinja costs 100 ms, and most commands fill in nothing
    from jinja2 import Environment

_SENTENCES = {
    "TemplateSyntaxError": N_("the template cannot be understood: {reason}"),
    "TemplateNotFound": N_("the template wants “{reason}”, which is in no folder of templates"),
    "TemplatesNotFound": N_("the template cannot be filled in: {reason}"),
    "UndefinedError": N_("the template uses something that is not there: {reason}"),
    "SecurityError": N_("the template reaches for something forbidden: {reason}"),
    "MemoryError": N_("the template needs too much memory (limit: {megabytes} MB)"),
    "RecursionError": N_("the template is nested too deeply, or includes or calls itself"),
    "TimeoutError": N_("the template takes too long (limit: {seconds} seconds)"),
    "TooLong": N_("the text gets too long (limit: {output} bytes)"),
    "UnicodeEncodeError": N_("the text has characters that UTF-8 cannot hold"),
    "Exception": N_("the template cannot be filled in: {reason}"),
}
"""The message for an exception, by the name of its class or of the nearest base class."""


class Limits(NamedTuple):
    """Limits of a workspace's own template: seconds, megabytes of memory, bytes of output."""

    seconds: float = 5
    megabytes: int = 512
    output: int = 1_000_000


class TooLong(Exception):
    """The text is longer than the limit."""


def rendered(
    name: str, folders: Sequence[Folder], context: Mapping[str, object], limits: Limits
) -> str:
    """Return the template `name` filled in; raises UsageError with the line of the mistake."""
    # Through JSON, so that the template gets plain data and no objects with attributes.
    data = json.loads(json.dumps(context))
    try:
        return _filled(_environment(folders, data.pop("ids", {})), name, data, limits.output)
    except Exception as error:  # a template can raise anything
        raise explained(error, name, folders, data, limits) from error


def _filled(environment: "Environment", name: str, data: Mapping[str, Any], max_size: int) -> str:
    pieces: list[str] = []
    size = 0
    for piece in environment.get_template(name).generate(data):
        size += len(piece.encode())
        if size > max_size:
            raise TooLong
        pieces.append(piece)
    return _without_trailing_blanks("".join(pieces))


def _without_trailing_blanks(text: str) -> str:
    """Remove trailing blanks from the front matter, left by `place: {{ place | yaml }}`."""
    head, fence, body = text.partition("\n---\n")
    return (
        "\n".join(line.rstrip(" ") for line in head.split("\n")) + fence + body if fence else text
    )


def _environment(folders: Sequence[Folder], ids: Mapping[str, list[str]]) -> "Environment":
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def load(name: str) -> tuple[str, str, None] | None:
        found = locate(name, folders)
        return (read(found), found.place, None) if found else None

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        autoescape=_is_html,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        yaml=_yaml,
        line=lambda x: one_line(str(x)),
        md=lambda x: markdown(str(x)),
        code=lambda x: code(str(x)),
    )
    environment.globals["new_id"] = _id_source(ids)
    return environment


def _is_html(name: str | None) -> bool:
    """Return whether texts are escaped for HTML; templates of Markdown escape with filters."""
    return (name or "").endswith(".html.j2")


def _yaml(value: object, *, date: bool = False) -> str:
    """Return a value as YAML after a key: nothing for an empty one, a flow list for a list."""
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or value in ("", [], ()):
        return ""
    if isinstance(value, (list, tuple)):
        return listed(map(str, value))
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, str):
        return quoted(value, date=date)
    raise TypeError(f"the filter yaml cannot write {type(value).__name__}")


def _id_source(ids: Mapping[str, list[str]]) -> Callable[[str], str]:
    ids_by_letter = {letter: iter(drawn) for letter, drawn in ids.items()}

    def new_id(letter: str) -> str:
        drawn = next(ids_by_letter.get(letter, iter(())), None)
        if drawn is None:
            sentence = N_("no id that begins with “{letter}” is left for the template")
            raise UsageError(Message(sentence, letter=letter))
        return drawn

    return new_id


def explained(
    error: Exception,
    name: str,
    folders: Sequence[Folder],
    data: Mapping[str, Any],
    limits: Limits,
) -> UsageError:
    """Return the UsageError for whatever a template has raised, with its place."""
    if isinstance(error, UsageError):
        place = error.place or _place(error, name, folders)
        return UsageError(error.message, error.help, place)
    classes = [kind.__name__ for kind in type(error).__mro__]
    sentence = next(_SENTENCES[kind] for kind in classes if kind in _SENTENCES)
    reason = getattr(error, "message", None) or str(error)
    hint = Message(N_("there are: {names}"), names=", ".join(sorted(data)))
    return UsageError(
        Message(sentence, reason=reason, **limits._asdict()),
        hint if "UndefinedError" in classes else None,
        _place(error, name, folders),
    )


def _place(error: Exception, name: str, folders: Sequence[Folder]) -> str:
    """Return the innermost line of a template in the traceback, or else the template."""
    shown = tuple(f"{folder.shown}/" for folder in folders)
    places = [
        f"{frame.f_code.co_filename}:{line}"
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith(shown)
    ]
    if places:
        return places[-1]
    found = locate(name, folders)
    return found.place if found else name
