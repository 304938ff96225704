"""Temporary files: whole and on the disk before they get a name that counts.

Their names say which process of which computer made them, so that what a killed one left behind
can be distinguished from what another is writing.
"""

import errno
import os
import re
import stat
from contextlib import suppress
from functools import cache

from mtgrec.store.writing.process import host_name, is_dead

_NEW = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
# Some file systems cannot do this to a folder, or we may write there but not list it.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP}


def beside(path: str) -> str:
    """Return a fresh name in the folder of `path`; hidden, and no record by its ending."""
    folder, name = os.path.split(path)
    # 24 characters are at most 96 bytes, so that the whole stays within every file system's limit.
    mark = f"{_host()}-{os.getpid()}-{os.urandom(3).hex()}"
    return os.path.join(folder, f".{name[:24]}.{mark}.mtgrec.tmp")


def write_new(path: str, data: bytes, like: int | None = None) -> None:
    """Write a file that does not exist yet, down to the disk; whole or not at all.

    It gets the owner, group, permissions and attributes of the open file `like`.
    """
    handle = os.open(path, _NEW, 0o666 if like is None else 0o600)
    try:
        write_all(handle, data)
        if like is not None:
            _look_like(handle, like)
        os.fsync(handle)
    except BaseException:
        close(handle)
        remove(path)
        raise
    close(handle)


def write_all(handle: int, data: bytes) -> None:
    """Write everything to an open file, however little it takes at a time."""
    rest = memoryview(data)
    while rest:
        written = os.write(handle, rest)
        if not written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[written:]


def _look_like(handle: int, like: int) -> None:
    if not hasattr(os, "fchown"):  # Windows: a file inherits its permissions from the folder
        return
    old, new = os.fstat(like), os.fstat(handle)
    mode = stat.S_IMODE(old.st_mode) & 0o777
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid) and not _give(handle, old):
        # Another group shall not be allowed more than everybody was.
        mode = mode & ~0o070 | (mode & 0o007) << 3
    if stat.S_IMODE(new.st_mode) != mode:
        os.fchmod(handle, mode)
    _copy_attributes(handle, like)


def _give(handle: int, old: os.stat_result) -> bool:
    """Give the file to the old owner and group, or at least to the group."""
    for owner in (old.st_uid, -1):
        with suppress(OSError):
            os.fchown(handle, owner, old.st_gid)
            return True
    return False


def _copy_attributes(handle: int, like: int) -> None:
    """Copy extended attributes (tags, access lists) as far as the system lets us."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):
        for name in os.listxattr(like):
            with suppress(OSError):
                os.setxattr(handle, name, os.getxattr(like, name))


def sync_folder(folder: str) -> None:
    """Bring a folder's names down to the disk, where the system can."""
    if os.name == "nt":
        return
    handle = None
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        if handle is not None:
            close(handle)


def close(handle: int) -> None:
    """Close a file whose data are safe already, or do not matter."""
    with suppress(OSError):
        os.close(handle)


def remove(path: str) -> None:
    """Remove a temporary file; if that cannot be done it stays, and does no harm."""
    with suppress(OSError):
        os.unlink(path)


def remove_stale(folder: str) -> None:
    """Remove what processes of this computer left here when they were killed."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name.endswith(".mtgrec.tmp") and is_stale(name):
                remove(os.path.join(folder, name))


def is_stale(name: str) -> bool:
    """Tell by its name whether a process of this computer left a file when it was killed."""
    found = re.search(r"\.([0-9a-f]{8})-([1-9][0-9]*)-[0-9a-f]{6}\.mtgrec\.tmp$", name)
    return found is not None and found[1] == _host() and is_dead(int(found[2]))


@cache
def _host() -> str:
    from zlib import crc32

    return f"{crc32(os.fsencode(host_name())):08x}"
