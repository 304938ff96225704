"""Find templates, the workspace's own before the bundled ones, and fill them in."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from mtgrec import __file__ as package
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.types import RecordType
from mtgrec.model.values.spelling import closest
from mtgrec.store.reading import files
from mtgrec.store.templates.filling import Limits, rendered
from mtgrec.store.templates.folders import Folder, Found, check_name, locate
from mtgrec.store.templates.rendering import rendered_in_process

ENDING = ".md.j2"
_FOLDER = "templates"
_NO_LIMITS = Limits()


class Template(NamedTuple):
    """A template that was found, and the folders from which it may include others."""

    name: str
    """Its file name with the ending."""
    path: Path
    own: bool
    """Whether it is the workspace's own."""
    place: str
    """Its path as messages show it, relative to the workspace."""
    folders: tuple[Folder, ...]


def find(name: str, *, root: Path | None, language: str) -> Template:
    """Return the template `name` (with or without its ending) for records in `language`.

    Searches the workspace's `templates/LANGUAGE/` and `templates/`, then the bundled ones.
    Raises UsageError where there is none.
    """
    check_name(name)
    file_name = name if name.endswith(ENDING) else f"{name}{ENDING}"
    folders = _folders(root, language)
    found = locate(file_name, folders)
    if found is None:
        raise _unknown(name, folders)
    return _template(file_name, found, folders)


def of_type(kind: RecordType, *, root: Path | None, language: str) -> Template:
    """Return the template of a record type: the configured one, its own, or its base type's."""
    if kind.template:
        return find(kind.template, root=root, language=language)
    if kind.like and locate(f"{kind.name}{ENDING}", _folders(root, language)) is None:
        return find(kind.like, root=root, language=language)
    return find(kind.name, root=root, language=language)


def of_report(kind: str, format: str, *, root: Path | None, language: str) -> Template:
    """Return the template of a report: the workspace's own for its kind or for all, or ours.

    They are in `reports/`, below the folders of the other templates.
    """
    bundled_folder = Folder(str(bundled("templates")), None, f"mtgrec/{_FOLDER}")
    folders = (*_own_folders(root, language), bundled_folder)
    for name in (f"reports/{kind}.{format}.j2", f"reports/report.{format}.j2"):
        if found := locate(name, folders):
            return _template(name, found, folders)
    raise _unknown(f"reports/report.{format}.j2", folders)


def original(kind: RecordType, *, language: str) -> Template:
    """Return the bundled template of a type; a configured type has that of its base type."""
    return find(kind.role, root=None, language=language)


def available(*, root: Path | None, language: str) -> list[Template]:
    """Return every template that `find` finds for `language`, by name."""
    names = _names(_folders(root, language))
    return [find(name, root=root, language=language) for name in names]


def _names(folders: Iterable[Folder]) -> list[str]:
    paths = (path for folder in folders for path in Path(folder.path).glob(f"*{ENDING}"))
    # A leading _ marks a part that other templates include.
    return sorted({path.name for path in paths if not path.name.startswith("_")})


def render(template: Template, context: Mapping[str, object], limits: Limits = _NO_LIMITS) -> str:
    """Return `template` filled in with `context`, which is plain data; raises UsageError.

    `ids` in the context holds unused ids by letter, for `new_id("A")` in the template. A template
    of the workspace is filled in by a separate process, under `limits`.
    """
    fill = rendered_in_process if template.own else rendered
    return fill(template.name, template.folders, context, limits)


def _template(name: str, found: Found, folders: tuple[Folder, ...]) -> Template:
    own = found.folder.base is not None
    # Bundled templates are trusted and filled in by this process: they must not include others.
    include_folders = folders if own else (found.folder,)
    return Template(name, found.path, own, found.place, include_folders)


def _folders(root: Path | None, language: str) -> tuple[Folder, ...]:
    bundled_folder = Folder(
        str(bundled("templates") / language), None, f"mtgrec/{_FOLDER}/{language}"
    )
    return (*_own_folders(root, language), bundled_folder)


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
    """Return the bundled folder `name`: in the installed package, or else in the checkout."""
    installed = _PACKAGE / "_bundled" / name
    return installed if files.is_folder(installed) else _PACKAGE.parent.parent / name
