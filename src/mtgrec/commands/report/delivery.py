"""Deliver a report page: to stdout, into a file, or into the browser."""

import json
import os
import sys
import tempfile
import webbrowser
from contextlib import suppress
from pathlib import Path

from mtgrec.commands.notices import notify
from mtgrec.commands.report.pages import page_of
from mtgrec.commands.session import ReportFormat, Session
from mtgrec.model.message import N_, Message
from mtgrec.output.formats import show_markdown
from mtgrec.output.language import say
from mtgrec.output.report import Report, html, markdown
from mtgrec.store.reading.named_files import followed
from mtgrec.store.writing.derived_files import write_derived

_MARK_WITHIN = 1000


def print_page(session: Session, report: Report, format: ReportFormat) -> None:
    """Write the page to stdout: in UTF-8, as to a file, except on a terminal, where Markdown is drawn.

    Its links are relative to the current folder, or outside of the workspace to its root.
    """
    root, current_folder = session.workspace.root, Path.cwd()
    folder = os.fspath(current_folder if current_folder.is_relative_to(root) else root)
    stream = sys.stdout
    if stream.isatty():
        page = page_of(session, report, format, folder, stream.encoding)
        if format == "markdown" and session.format == "table":  # nobody asked for Markdown itself
            show_markdown(page, stream, session.color, session.screen(pager=True))
        else:
            stream.write(page)
    else:
        stream.buffer.write(page_of(session, report, format, folder).encode())
    stream.flush()


def save_page(root: Path, path: str, page: str, *, force: bool) -> None:
    """Write the page to a file; with `force` even over a file that is no report."""
    shown_path = _relative_path(path)
    write_derived(
        followed(root, path, shown_path),
        page.encode(),
        shown=shown_path,
        is_ours=_is_report,
        force=force,
    )
    notify(say(Message(N_("written: {path}"), path=shown_path)))


def open_page(session: Session, report: Report, path: str | None) -> None:
    """Open the page in the browser; without `path` it is written to a new temporary folder."""
    if path is None:
        folder = tempfile.mkdtemp(prefix="mtgrec-")
        path = os.path.join(folder, f"{report.kind}.html")  # noqa: PTH118 - as the option gives it
        Path(path).write_text(page_of(session, report, "html", folder), "utf-8", newline="\n")
    if not webbrowser.open(Path(path).resolve().as_uri()):
        notify(say(Message(N_("no browser could be opened for {path}"), path=path)))


def _relative_path(path: str) -> str:
    """Return the path relative to the current folder."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return path


def _is_report(data: bytes) -> bool:
    """Return whether a file holds an earlier report, which may be replaced."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").removeprefix("\ufeff")
    if text.startswith("<!doctype html>"):
        return html.MARK in text[:_MARK_WITHIN]
    if text.startswith("{"):
        return _is_json_report(text)
    # A record may quote a whole report, so a file with front matter is never taken for one.
    return not text.startswith("---") and text.rstrip().endswith(markdown.MARK)


def _is_json_report(text: str) -> bool:
    with suppress(ValueError):
        document = json.loads(text)
        return isinstance(document, dict) and document.get("kind") == "report"
    return False
