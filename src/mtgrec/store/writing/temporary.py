"""Temporary files: written and synced completely before they are renamed.

Their names contain the computer and the process, so that files of a killed process can be
distinguished from those that another process is writing.
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
# Some file systems cannot sync a folder, or we have no permission to list it.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP}


def beside(path: str) -> str:
    """Return a new hidden name in the folder of `path`, with an ending that no record has."""
    folder, name = os.path.split(path)
    # 24 characters are at most 96 bytes, so the name stays within every file system's limit.
    writer = f"{_host()}-{os.getpid()}-{os.urandom(3).hex()}"
    return os.path.join(folder, f".{name[:24]}.{writer}.mtgrec.tmp")


def write_new(path: str, data: bytes, like: int | None = None) -> None:
    """Write a new file and sync it to the disk; after an error it is removed.

    It gets the owner, group, permissions and attributes of the open file `like`.
    """
    handle = os.open(path, _NEW, 0o666 if like is None else 0o600)
    try:
        write_all(handle, data)
        if like is not None:
            _copy_owner_and_mode(handle, like)
        os.fsync(handle)
    except BaseException:
        close(handle)
        remove(path)
        raise
    close(handle)


def write_all(handle: int, data: bytes) -> None:
    """Write all of `data` to an open file; raises OSError where the disk is full."""
    rest = memoryview(data)
    while rest:
        written = os.write(handle, rest)
        if not written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[written:]


def _copy_owner_and_mode(handle: int, like: int) -> None:
    if not hasattr(os, "fchown"):  # Windows: a file inherits its permissions from the folder
        return
    old, new = os.fstat(like), os.fstat(handle)
    mode = stat.S_IMODE(old.st_mode) & 0o777
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid) and not _set_owner(handle, old):
        # Another group must not get more permissions than others had.
        mode = mode & ~0o070 | (mode & 0o007) << 3
    if stat.S_IMODE(new.st_mode) != mode:
        os.fchmod(handle, mode)
    _copy_attributes(handle, like)


def _set_owner(handle: int, old: os.stat_result) -> bool:
    """Set the old owner and group, or at least the group; return whether that worked."""
    for owner in (old.st_uid, -1):
        with suppress(OSError):
            os.fchown(handle, owner, old.st_gid)
            return True
    return False


def _copy_attributes(handle: int, like: int) -> None:
    """Copy extended attributes (tags, access lists) as far as the system allows it."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):
        for name in os.listxattr(like):
            with suppress(OSError):
                os.setxattr(handle, name, os.getxattr(like, name))


def sync_folder(folder: str) -> None:
    """Sync the entries of a folder to the disk, where the system supports it."""
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
    """Close a file whose data are synced already or not needed; errors are ignored."""
    with suppress(OSError):
        os.close(handle)


def remove(path: str) -> None:
    """Remove a temporary file; errors are ignored."""
    with suppress(OSError):
        os.unlink(path)


def remove_stale(folder: str) -> None:
    """Remove the temporary files and folders that killed processes of this computer have left."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name.endswith(".mtgrec.tmp") and is_stale(name):
                _remove_all(os.path.join(folder, name))


def _remove_all(path: str) -> None:
    try:
        os.unlink(path)
    except IsADirectoryError:
        import shutil  # hardly ever needed

        shutil.rmtree(path, ignore_errors=True)
    except OSError:
        pass


def is_stale(name: str) -> bool:
    """Return whether, by its name, a killed process of this computer has left the file."""
    found = re.search(r"\.([0-9a-f]{8})-([1-9][0-9]*)-[0-9a-f]{6}\.mtgrec\.tmp$", name)
    return found is not None and found[1] == _host() and is_dead(int(found[2]))


@cache
def _host() -> str:
    from zlib import crc32

    return f"{crc32(os.fsencode(host_name())):08x}"
