"""Finding templates, the workspace's own before those that came with mtgrec, and filling them."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from mtgrec import __file__ as package
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.types import RecordType
from mtgrec.model.values.words import closest
from mtgrec.store.templates.filling import Limits, rendered
from mtgrec.store.templates.folders import Folder, Found, check_name, locate
from mtgrec.store.templates.rendering import rendered_apart

ENDING = ".md.j2"
_FOLDER = "templates"
_NO_LIMITS = Limits()


class Template(NamedTuple):
    """A template that was found, and the folders it may include from."""

    name: str
    """Its file name, with the ending."""
    path: Path
    own: bool
    """Whether it is the workspace's own."""
    place: str
    """Where it comes from, for people: relative to the workspace."""
    folders: tuple[Folder, ...]


def find(name: str, *, root: Path | None, language: str) -> Template:
    """Return the template `name` (with or without its ending) for records in `language`.

    First the workspace's `templates/LANGUAGE/`, then its `templates/`, then what came with mtgrec.
    """
    check_name(name)
    file_name = name if name.endswith(ENDING) else f"{name}{ENDING}"
    folders = _folders(root, language)
    found = locate(file_name, folders)
    if found is None:
        raise _unknown(name, folders)
    return _template(file_name, found, folders)


def of_type(kind: RecordType, *, root: Path | None, language: str) -> Template:
    """Return the template of a record type: the one it names, its own, or that of the type it is like."""
    if kind.template:
        return find(kind.template, root=root, language=language)
    if kind.like and locate(f"{kind.name}{ENDING}", _folders(root, language)) is None:
        return find(kind.like, root=root, language=language)
    return find(kind.name, root=root, language=language)


def of_report(kind: str, format: str, *, root: Path | None, language: str) -> Template:
    """Return the template of a report: the workspace's own for it, its own for all, or ours.

    They lie in `reports/`, below the folders of the other templates.
    """
    ours = Folder(str(bundled("templates")), None, f"mtgrec/{_FOLDER}")
    folders = (*_own_folders(root, language), ours)
    for name in (f"reports/{kind}.{format}.j2", f"reports/report.{format}.j2"):
        if found := locate(name, folders):
            return _template(name, found, folders)
    raise _unknown(f"reports/report.{format}.j2", folders)


def original(kind: RecordType, *, language: str) -> Template:
    """Return the bundled template of a type; one of one's own has that of the type it is like."""
    return find(kind.role, root=None, language=language)


def available(*, root: Path | None, language: str) -> list[Template]:
    """Return every template that `find` finds for `language`, by name."""
    names = _names(_folders(root, language))
    return [find(name, root=root, language=language) for name in names]


def _names(folders: Iterable[Folder]) -> list[str]:
    paths = (path for folder in folders for path in Path(folder.path).glob(f"*{ENDING}"))
    # A leading _ marks a part that templates include.
    return sorted({path.name for path in paths if not path.name.startswith("_")})


def render(template: Template, context: Mapping[str, object], limits: Limits = _NO_LIMITS) -> str:
    """Return `template` filled in with `context`, which is plain data; raises UsageError.

    `ids` in the context holds fresh ids by letter, for `new_id("A")` in the template. A template
    of the workspace's own is filled in by a process of its own, under `limits`.
    """
    fill = rendered_apart if template.own else rendered
    return fill(template.name, template.folders, context, limits)


def _template(name: str, found: Found, folders: tuple[Folder, ...]) -> Template:
    own = found.folder.base is not None
    # Ours are trusted and filled in right here, so they include nothing of the workspace's.
    reach = folders if own else (found.folder,)
    return Template(name, found.path, own, found.place, reach)


def _folders(root: Path | None, language: str) -> tuple[Folder, ...]:
    ours = Folder(str(bundled("templates") / language), None, f"mtgrec/{_FOLDER}/{language}")
    return (*_own_folders(root, language), ours)


def _own_folders(root: Path | None, language: str) -> tuple[Folder, ...]:
    if root is None:
        return ()
    top = root / _FOLDER
    base = os.path.realpath(top)
    if not Path(base).is_relative_to(os.path.realpath(root)):
        raise UsageError(Message(N_("this link leads out of the workspace")), place=_FOLDER)
    return (
        Folder(str(top / language), base, f"{_FOLDER}/{language}"),
        Folder(str(top), base, _FOLDER),
    )


def _unknown(name: str, folders: Iterable[Folder]) -> UsageError:
    names = [each.removesuffix(ENDING) for each in _names(folders)]
    close = closest(name.removesuffix(ENDING), names)
    hint = (
        Message(N_("did you mean {close}?"), close=close)
        if close
        else Message(N_("there are: {names}"), names=", ".join(names))
    )
    return UsageError(Message(N_("there is no template “{name}”"), name=name), hint)


_PACKAGE = Path(package).resolve().parent


def bundled(name: Literal["templates", "examples"]) -> Path:
    """Return the folder `name` that came with mtgrec: inside the package, else in the checkout."""
    installed = _PACKAGE / "_bundled" / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name
