"""From a report to the text of its page: its data, filled into a template."""

import os
from collections.abc import Callable
from urllib.parse import quote

from mtgrec.commands.session import ReportFormat, Session
from mtgrec.output.formats import as_json
from mtgrec.output.language import current
from mtgrec.output.report import Report, html, markdown
from mtgrec.output.report.sources import Sources
from mtgrec.store.templates.filling import Limits
from mtgrec.store.templates.finding import of_report, render

# A report covers everything at once, so it may be longer than a record.
_LIMITS = Limits(seconds=20, megabytes=1024, output=32_000_000)


def page_of(
    session: Session, report: Report, format: ReportFormat, folder: str, encoding: str = "utf-8"
) -> str:
    """Return the page as it will lie in `folder`; raises UsageError where its template is broken."""
    if format == "json":
        return as_json.render(report.document, encoding)
    root = session.workspace.root
    sources = Sources(_linker(os.fspath(root), folder))
    ending = "html" if format == "html" else "md"
    template = of_report(report.kind, ending, root=root, language=current())
    if format == "html":
        text = render(template, html.data(report, sources), _LIMITS)
        return html.sealed(text, template.place)
    return markdown.sealed(render(template, markdown.data(report, sources), _LIMITS))


def _linker(root: str, folder: str) -> Callable[[str], str | None]:
    """Return a function that links to a path of the workspace, relative to the page's folder.

    It returns None where there is no such link.
    """
    page_folder = os.path.realpath(folder or ".")

    def link(path: str) -> str | None:
        try:
            relative = os.path.relpath(os.path.join(root, path), page_folder)  # noqa: PTH118
            # Quoted, so nothing in a name is a scheme, a query or the end of an attribute.
            return quote(os.fsencode(relative.replace(os.sep, "/")))
        except ValueError:  # another drive, or an invalid file name
            return None

    return link
