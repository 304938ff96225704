"""Where a page goes: to stdout, into a file, into the browser."""

import json
import os
import sys
import tempfile
import webbrowser
from contextlib import suppress
from pathlib import Path

from mtgrec.commands.report.pages import page_of
from mtgrec.commands.session import ReportFormat, Session, notify
from mtgrec.model.message import N_, Message
from mtgrec.output.language import say
from mtgrec.output.report import Report, html, markdown
from mtgrec.store.writing.derived_files import write_derived

_HEAD = 1000


def print_page(session: Session, report: Report, format: ReportFormat) -> None:
    """Write the page to stdout: in UTF-8, as a file would hold it, unless a terminal listens.

    Its links lead to the records from the current folder; from outside, as they lie in the root.
    """
    root, here = session.workspace.root, Path.cwd()
    folder = os.fspath(here if here.is_relative_to(root) else root)
    stream = sys.stdout
    if stream.isatty():
        stream.write(page_of(session, report, format, folder, stream.encoding))
    else:
        stream.buffer.write(page_of(session, report, format, folder).encode())
    stream.flush()


def save_page(path: str, page: str, *, force: bool) -> None:
    """Write the page to a file, and say so on stderr."""
    shown = _shown(path)
    write_derived(path, page.encode(), shown=shown, is_ours=_is_report, force=force)
    notify(say(Message(N_("written: {path}"), path=shown)))


def open_page(session: Session, report: Report, saved: str | None) -> None:
    """Show the page in the browser; one that was not saved lies in the folder for such things."""
    if saved is None:
        folder = tempfile.mkdtemp(prefix="mtgrec-")
        saved = os.path.join(folder, f"{report.kind}.html")  # noqa: PTH118 - as the option gives it
        Path(saved).write_text(page_of(session, report, "html", folder), "utf-8", newline="\n")
    if not webbrowser.open(Path(saved).resolve().as_uri()):
        notify(say(Message(N_("no browser could be opened for {path}"), path=saved)))


def _shown(path: str) -> str:
    """Return the path as seen from the current folder, however it was given."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return path


def _is_report(data: bytes) -> bool:
    """Return whether a file holds an earlier report, which may be replaced."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").removeprefix("\ufeff")
    if text.startswith("<!doctype html>"):
        return html.MARK in text[:_HEAD]
    if text.startswith("{"):
        return _is_document(text)
    # A record may quote a report down to its last line: what has front matter is never ours.
    return not text.startswith("---") and text.rstrip().endswith(markdown.MARK)


def _is_document(text: str) -> bool:
    with suppress(ValueError):
        document = json.loads(text)
        return isinstance(document, dict) and document.get("kind") == "report"
    return False
