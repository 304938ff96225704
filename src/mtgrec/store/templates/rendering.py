"""Filling in a workspace's own template, in a process that cannot do much harm: both its ends.

Such templates come with the repository, so they may be anybody's. `rendered_apart` starts
`python -P -m mtgrec.store.templates.rendering`, which reads one request (JSON), sets itself limits and writes
one answer (JSON); whatever the template does, the limits end it.
"""

import json
import math
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from mtgrec import __file__ as package
from mtgrec.model.errors import UsageError
from mtgrec.model.message import Message
from mtgrec.store.templates.filling import Limits, explained, rendered
from mtgrec.store.templates.folders import Folder

COMMAND = (sys.executable, "-P", "-m", "mtgrec.store.templates.rendering")
# How file names are encoded, and where Python and its libraries lie. No secret is among them.
_KEPT = ("LANG", "LC_ALL", "LC_CTYPE", "PYTHONUTF8", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT")


def rendered_apart(
    name: str, folders: Sequence[Folder], context: Mapping[str, object], limits: Limits
) -> str:
    """Return the template `name` filled in by a confined process; raises UsageError."""
    request = {"name": name, "folders": folders, "context": context, "limits": limits}
    with _started() as process:
        try:
            answer, errors = process.communicate(json.dumps(request).encode(), limits.seconds)
        except subprocess.TimeoutExpired:
            _kill(process)
            raise explained(TimeoutError(), name, folders, {}, limits) from None
        except BaseException:
            _kill(process)
            raise
    if process.returncode < 0:  # ended by the system, for time or memory
        raise explained(MemoryError(), name, folders, {}, limits)
    if process.returncode:
        raise RuntimeError(errors.decode(errors="replace"))
    return _unpacked(json.loads(answer))


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(os.environ),
        cwd=Path(sys.executable).anchor,
        start_new_session=True,
    )


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Return what the process may know: enough to import from exactly where we do.

    Not from the current folder, though: that may be the very repository the template came with.
    """
    home, here = str(Path(package).parents[1]), str(Path.cwd())
    paths = [
        path for path in sys.path if path == home or (Path(path).is_absolute() and path != here)
    ]
    kept = {name: ours[name] for name in _KEPT if name in ours}
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}


def _kill(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _unpacked(answer: Mapping[str, Any]) -> str:
    if "text" in answer:
        return str(answer["text"])
    hint = _message(answer["help"]) if answer["help"] else None
    raise UsageError(_message(answer["message"]), hint, answer["place"])


def _message(part: Mapping[str, Any]) -> Message:
    template = part["sentence"]
    return Message(template, **part["values"])


def main() -> None:
    """Answer one request from stdin on stdout."""
    request = json.load(sys.stdin.buffer)
    limits = Limits(*request["limits"])
    folders = [Folder(*folder) for folder in request["folders"]]
    _confine(limits)
    try:
        answer: object = {"text": rendered(request["name"], folders, request["context"], limits)}
    except UsageError as error:
        message, hint = _packed(error.message), _packed(error.help)
        answer = {"message": message, "help": hint, "place": error.place}
    json.dump(answer, sys.stdout)


def _packed(message: Message | None) -> object:
    if message is None:
        return None
    values = {name: str(value) for name, value in message.values.items()}
    return {"sentence": message.template, "values": values}


def _confine(limits: Limits) -> None:
    """Set limits to this very process, as far as the system knows them."""
    if hasattr(signal, "setitimer"):
        # Before the parent loses patience, so that the line can still be named.
        signal.signal(signal.SIGALRM, _late)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds * 0.6)
    try:
        import resource
    except ImportError:  # Windows; the parent's patience is the limit there
        return
    for kind, most in (
        (resource.RLIMIT_AS, limits.megabytes * 2**20),
        (resource.RLIMIT_CPU, math.ceil(limits.seconds)),
        (resource.RLIMIT_FSIZE, 0),
    ):
        # A stricter limit may stand already, and macOS does not know the first one.
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def _late(*_: object) -> NoReturn:
    raise TimeoutError


if __name__ == "__main__":
    main()
