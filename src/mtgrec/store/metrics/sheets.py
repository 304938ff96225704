"""Read spreadsheets in a separate process.

python-calamine is fast, but a crafted file can make it allocate too much memory, which ends its
process.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mtgrec.model.errors import UnreadableError, UsageError
from mtgrec.model.message import N_, Message, listed

ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_MEMORY = 1 << 30
_SECONDS = 120


def read_sheet(path: Path, sheet: str | None, name: str) -> list[list[str]]:
    """Return the rows of a sheet, every cell as text.

    Raises UsageError without python-calamine, or where several sheets are possible;
    UnreadableError for a file that is no spreadsheet.
    """
    if find_spec("python_calamine") is None:
        raise UsageError(
            Message(N_("to read spreadsheets, python-calamine is needed")),
            Message(N_('install it with: pip install "mtgrec[xlsx]", or save the sheet as CSV')),
            name,
        )
    found = _read_in_process(path, sheet)
    match found:
        case {"rows": rows}:
            return rows  # type: ignore[no-any-return]
        case {"sheets": sheets}:
            raise _which_sheet(sheet, sheets, name)
    raise UnreadableError(
        Message(N_("this cannot be read as a spreadsheet")),
        Message(N_("open it in a spreadsheet program and save it as CSV in UTF-8")),
        name,
    )


def _read_in_process(path: Path, sheet: str | None) -> dict[str, Any]:
    """Return the answer of the other process; empty where it failed."""
    # -P: nothing is imported from the current folder.
    command = [sys.executable, "-P", "-m", __name__, os.fspath(path.absolute()), sheet or ""]
    folders = [folder for folder in sys.path if os.path.isabs(folder)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}
    try:
        done = subprocess.run(
            command, capture_output=True, check=False, timeout=_SECONDS, env=environment
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _which_sheet(sheet: str | None, sheets: list[str], name: str) -> UsageError:
    hint = Message(N_("the sheets are: {names}"), names=listed(sheets))
    if sheet:
        return UsageError(Message(N_("there is no sheet “{name}”"), name=sheet), hint, "--sheet")
    return UsageError(
        Message(N_("there are several sheets; say which one with --sheet NAME")), hint, name
    )


# -- the other process


def _main(path: str, sheet: str) -> None:
    """Print the rows as JSON, or the names of the sheets where `sheet` does not select one."""
    _limit_memory()
    from python_calamine import load_workbook

    book = load_workbook(path)
    names = book.sheet_names
    if sheet not in names if sheet else len(names) != 1:
        answer: dict[str, object] = {"sheets": names}
    else:
        found = book.get_sheet_by_name(sheet or names[0])
        rows = found.to_python(skip_empty_area=False)
        merged = getattr(found, "merged_cell_ranges", None) or ()
        answer = {"rows": [list(map(_text, row)) for row in _filled(rows, merged)]}
    sys.stdout.write(json.dumps(answer))


def _filled(rows: list[list[Any]], merged: Iterable[tuple[Any, Any]]) -> list[list[Any]]:
    """Return rows whose merged cells say the same all the way down, as their readers see them.

    Numbers are not repeated: one that stands for several rows would be counted several times.
    """
    for (top, left), (bottom, _) in merged:
        text = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        if not isinstance(text, int | float):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = text
    return rows


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _text(cell: object) -> str:
    """Return a cell as a user would type it: 12.0 is 12, a date has no time at midnight."""
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    if isinstance(cell, float):
        return f"{cell!r}" if "e" not in repr(cell) else f"{cell:.12f}"
    return str(cell)


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2])
