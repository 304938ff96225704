"""Find a workspace: its root, its settings and its record types."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import NamedTuple

from mtgrec.model.errors import RefusedError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.settings import Settings
from mtgrec.store import config
from mtgrec.store.reading import files


class _Zone(tzinfo):
    """The time zone with a name, or the machine's; only for `datetime.astimezone`."""

    def __init__(self, name: str | None) -> None:
        self.name = name

    def fromutc(self, moment: datetime) -> datetime:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # few dates have a zone of their own

        try:
            zone = ZoneInfo(self.name) if self.name else None
        except (ZoneInfoNotFoundError, ValueError):  # reported where today is asked for
            zone = None
        return moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=self)

    def utcoffset(self, _moment: datetime | None) -> timedelta | None:
        return None

    def dst(self, _moment: datetime | None) -> timedelta | None:
        return None

    def tzname(self, _moment: datetime | None) -> str | None:
        return self.name


class Workspace(NamedTuple):
    """The root folder of the records, and the settings by which they are read."""

    root: Path
    marked: bool
    """Whether `mtgrec.toml` or git marks the root."""
    settings: Settings
    types: RecordTypes
    announce: Callable[[Message], None] = lambda _message: None
    """Is told for whom a command that wants to write here waits."""

    @property
    def zone(self) -> tzinfo:
        """The time zone of the settings; without one the machine's."""
        return _Zone(self.settings.timezone)

    def now(self) -> datetime:
        """Return the present moment in that zone, without it; raises UsageError for an unknown one."""
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        timezone = self.settings.timezone
        if timezone is None:
            return datetime.now().astimezone().replace(tzinfo=None)
        try:
            return datetime.now(ZoneInfo(timezone)).replace(tzinfo=None)
        except (ZoneInfoNotFoundError, ValueError):
            raise UsageError(
                Message(N_("unknown time zone “{name}”"), name=timezone),
                Message(N_("write a name such as Asia/Shanghai")),
                config.FILE,
            ) from None

    def relative(self, path: Path) -> str:
        """Return `path` relative to the root, with `/`."""
        return path.resolve().relative_to(self.root.resolve()).as_posix()


def find_root(folder: Path) -> tuple[Path, bool]:
    """Return the root for `folder`, and whether a file marks it.

    It is the nearest folder upwards with `mtgrec.toml`, else that with `.git`, else `folder`.
    """
    try:
        folder = folder.resolve()
    except FileNotFoundError:
        raise UsageError(Message(N_("the current folder no longer exists"))) from None
    upwards = (folder, *folder.parents)
    for marker in (config.FILE, ".git"):
        for candidate in upwards:
            if _has(candidate, marker):
                return candidate, True
    return folder, False


def _has(folder: Path, name: str) -> bool:
    try:
        return files.exists(folder / name)
    except PermissionError:
        if os.access(folder, os.X_OK):
            raise
        return False  # a folder far above that others may not enter: nothing of ours is in it


def open_workspace(folder: Path) -> Workspace:
    """Return the workspace that contains `folder`; raises UsageError for a wrong configuration."""
    if not files.is_folder(folder):
        raise UsageError(Message(N_("there is no folder {folder}"), folder=folder.as_posix()))
    root, marked = find_root(folder)
    settings = read_config(root)
    return Workspace(root, marked, settings, RecordTypes(settings.types))


def read_config(root: Path) -> Settings:
    """Return the settings of `mtgrec.toml` in `root`, the defaults where there is none.

    Raises UsageError for a mistake in it, RefusedError where the system does not let it be read.
    """
    try:
        data = files.read_regular(root / config.FILE, config.MAX_SIZE)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise RefusedError(
            Message(N_("the file cannot be opened: {reason}"), reason=error.strerror),
            Message(N_("check the permissions of the file and its folder")),
            config.FILE,
        ) from None
    if isinstance(data, files.Large):
        raise UsageError(
            Message(N_("it is larger than {limit}"), limit=files.size_text(config.MAX_SIZE)),
            place=config.FILE,
        )
    if not isinstance(data, bytes):
        raise UsageError(Message(N_("this is no file that can be read")), place=config.FILE)
    return config.read_settings(data)
