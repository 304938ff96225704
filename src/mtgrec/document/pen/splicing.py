"""Strokes of the pen put into a text, and the text put back into bytes."""

from mtgrec.document.pen.location import TextChange
from mtgrec.document.source import Source
from mtgrec.model.errors import RefusedError, UsageError
from mtgrec.model.message import N_, Message


def spliced(text: str, stroke: TextChange) -> str:
    """Return `text` with the splices of a stroke, which do not overlap."""
    for splice in sorted(stroke.splices, reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def encoded(source: Source, before: str, text: str) -> bytes:
    """Return the new bytes; raises RefusedError where those around the change would be others.

    Raises UsageError for a character that the file's encoding does not have.
    """
    if before.encode(source.encoding) != source.data:
        raise RefusedError(
            Message(N_("some characters of this file would come out as other bytes")),
            place=source.path,
        )
    try:
        return text.encode(source.encoding)
    except UnicodeEncodeError as error:
        raise UsageError(
            Message(
                N_("“{character}” cannot be written in the encoding {encoding}"),
                character=error.object[error.start],
                encoding=source.encoding,
            ),
            place=source.path,
        ) from None
