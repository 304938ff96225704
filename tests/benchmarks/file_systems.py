"""The promises on other file systems: the same attacks as in `reliability.py`, on each that can be mounted.

    sudo python tests/benchmarks/file_systems.py [KILLS WRITES SAVES]

Mounts what is there in a scratch folder: tmpfs, an overlay, XFS and Btrfs in a file, and FUSE (the
program bindfs). Linux only; a file system whose program is missing is passed over and named.
"""

import fcntl
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from mtgrec.store.writing.exchange import exchange

IMAGE_SIZE = 512 * 1024 * 1024  # bytes

Mount = Callable[[Path, Path], Sequence[Sequence[str]]]
"""Returns the commands that mount a file system on the second folder; the first one is free to use."""


def main() -> None:
    numbers = sys.argv[1:4] or ["60", "25", "200"]
    for name, mount in FILE_SYSTEMS.items():
        with tempfile.TemporaryDirectory() as scratch:
            try:
                with mounted(mount, Path(scratch)) as folder:
                    print(f"\n== {name}: {', '.join(abilities(folder))}", flush=True)
                    attack(folder, numbers)
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"\n== {name}: not tried ({error})", flush=True)


def in_a_file(kind: str) -> Mount:
    def commands(scratch: Path, folder: Path) -> Sequence[Sequence[str]]:
        image = scratch / "image"
        with image.open("wb") as file:
            file.truncate(IMAGE_SIZE)
        return [
            [f"mkfs.{kind}", "-q", str(image)],
            ["mount", "-o", "loop", str(image), str(folder)],
        ]

    return commands


def overlay(scratch: Path, folder: Path) -> Sequence[Sequence[str]]:
    lower, upper, work = (scratch / name for name in ("lower", "upper", "work"))
    for each in (lower, upper, work):
        each.mkdir()
    options = f"lowerdir={lower},upperdir={upper},workdir={work}"
    return [["mount", "-t", "overlay", "overlay", "-o", options, str(folder)]]


def fuse(scratch: Path, folder: Path) -> Sequence[Sequence[str]]:
    below = scratch / "below"
    below.mkdir()
    return [["bindfs", str(below), str(folder)]]


FILE_SYSTEMS: dict[str, Mount] = {
    "that of the temporary folder": lambda _scratch, _folder: [],
    "tmpfs": lambda _scratch, folder: [["mount", "-t", "tmpfs", "tmpfs", str(folder)]],
    "overlay": overlay,
    "XFS": in_a_file("xfs"),
    "Btrfs": in_a_file("btrfs"),
    "FUSE": fuse,
}


@contextmanager
def mounted(mount: Mount, scratch: Path) -> Iterator[Path]:
    folder = scratch / "here"
    folder.mkdir()
    commands = mount(scratch, folder)
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)
    try:
        yield folder
    finally:
        if commands:
            subprocess.run(["umount", str(folder)], check=True)


def abilities(folder: Path) -> Iterator[str]:
    """Tell which of the system calls that saving rests on work here."""
    one, other = folder / "one", folder / "other"
    for path in (one, other):
        path.write_text("")
    with one.open() as first, one.open() as second:
        try:
            fcntl.flock(first, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield "no locks"
        else:
            try:
                fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                yield "locks"
            else:
                yield "locks that do not lock"
    yield "exchange" if exchange(str(one), str(other)) else "no exchange"
    with suppress(FileNotFoundError):
        (folder / "link").unlink()
    try:
        os.link(one, folder / "link")
    except OSError:
        yield "no hard links"
    else:
        yield "hard links"


def attack(folder: Path, numbers: Sequence[str]) -> None:
    script = Path(__file__).with_name("reliability.py")
    command = [sys.executable, str(script), *numbers, "mtgrec"]
    subprocess.run(command, check=True, env={**os.environ, "TMPDIR": str(folder)})


if __name__ == "__main__":
    main()
