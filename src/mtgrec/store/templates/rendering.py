"""Fill in a workspace's own template in a process with limits: both sides of it.

Such templates come with the repository, so they are not trusted. `rendered_in_process` starts
`python -P -m mtgrec.store.templates.rendering`, which reads one request (JSON), limits itself and
writes one answer (JSON); whatever the template does, the limits end it.
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
# The encoding of file names, and where Python and its libraries are; no secrets.
_KEPT_VARIABLES = (
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "PYTHONUTF8",
    "PYTHONHOME",
    "LD_LIBRARY_PATH",
    "SYSTEMROOT",
)


def rendered_in_process(
    name: str, folders: Sequence[Folder], context: Mapping[str, object], limits: Limits
) -> str:
    """Return the template `name` filled in by a process with `limits`; raises UsageError."""
    request = {"name": name, "folders": folders, "context": context, "limits": limits}
    with _start() as process:
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
    return _text_of_answer(json.loads(answer))


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(os.environ),
        cwd=Path(sys.executable).anchor,
        start_new_session=True,
    )


def _environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the process: it imports from the same folders as this one.

    The current folder is left out, as it may be the repository that the template came with.
    """
    package_folder, current_folder = str(Path(package).parents[1]), str(Path.cwd())
    paths = [
        path
        for path in sys.path
        if path == package_folder or (Path(path).is_absolute() and path != current_folder)
    ]
    kept = {name: environment[name] for name in _KEPT_VARIABLES if name in environment}
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}


def _kill(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _text_of_answer(answer: Mapping[str, Any]) -> str:
    if "text" in answer:
        return str(answer["text"])
    hint = _decode_message(answer["help"]) if answer["help"] else None
    raise UsageError(_decode_message(answer["message"]), hint, answer["place"])


def _decode_message(part: Mapping[str, Any]) -> Message:
    template = part["sentence"]
    return Message(template, **part["values"])


def main() -> None:
    """Read one request from stdin and write the answer to stdout."""
    request = json.load(sys.stdin.buffer)
    limits = Limits(*request["limits"])
    folders = [Folder(*folder) for folder in request["folders"]]
    _set_limits(limits)
    try:
        answer: object = {"text": rendered(request["name"], folders, request["context"], limits)}
    except UsageError as error:
        message, hint = _encode_message(error.message), _encode_message(error.help)
        answer = {"message": message, "help": hint, "place": error.place}
    json.dump(answer, sys.stdout)


def _encode_message(message: Message | None) -> object:
    if message is None:
        return None
    values = {name: str(value) for name, value in message.values.items()}
    return {"sentence": message.template, "values": values}


def _set_limits(limits: Limits) -> None:
    """Limit this process, as far as the system supports it."""
    if hasattr(signal, "setitimer"):
        # Earlier than the parent's timeout, so that the line can still be reported.
        signal.signal(signal.SIGALRM, _raise_timeout)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds * 0.6)
    try:
        import resource
    except ImportError:  # Windows, where only the parent's timeout limits it
        return
    for kind, limit in (
        (resource.RLIMIT_AS, limits.megabytes * 2**20),
        (resource.RLIMIT_CPU, math.ceil(limits.seconds)),
        (resource.RLIMIT_FSIZE, 0),
    ):
        # A stricter limit may be set already, and macOS does not support the first one.
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


def _raise_timeout(*_: object) -> NoReturn:
    raise TimeoutError


if __name__ == "__main__":
    main()
