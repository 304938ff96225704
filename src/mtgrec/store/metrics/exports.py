"""Read exports of advertising platforms, from anywhere on the disk, as rows of text."""

import codecs
from pathlib import Path

from mtgrec.document.metrics.export_csv import csv_table, is_certain
from mtgrec.document.metrics.export_table import Table, sheet_table
from mtgrec.document.source import Source
from mtgrec.model.errors import UnreadableError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.store.metrics.sheets import ENDINGS, read_sheet
from mtgrec.store.reading import files

ENCODINGS = {"utf-8": "utf-8", "gb18030": "gb18030", "gbk": "gb18030", "gb2312": "gb18030"}
ENCODINGS |= {"utf-16": "utf-16", "big5": "big5hkscs"}
# UTF-16 without a byte-order mark: of digits, commas and line ends every second byte is a zero.
_WITHOUT_MARK = {(True, False): "utf-16-be", (False, True): "utf-16-le"}
_BEGINNING = 1_000  # bytes


def read_export(path: Path, name: str, encoding: str | None, sheet: str | None) -> Table:
    """Return the table in a CSV file or a spreadsheet; `name` is shown in messages.

    Raises UsageError for a missing file, UnreadableError for one that cannot be read completely.
    """
    data = _data(path, name)
    if path.suffix.lower() in ENDINGS:
        return sheet_table(name, read_sheet(path, sheet, name))
    if sheet:
        raise UsageError(Message(N_("only spreadsheets have sheets")), place="--sheet")
    found = _encoding(data, encoding)
    try:
        return csv_table(Source(name, data, found))
    except UnreadableError:
        chinese = Source(name, data, "gb18030")
        if encoding is None and found == "utf-8" and is_certain(chinese):
            return csv_table(chinese)
        raise


def _encoding(data: bytes, requested: str | None) -> str:
    """Return the encoding that the first bytes tell, else the requested one, else UTF-8."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if requested is None:
        zeros = (0 in data[:_BEGINNING:2], 0 in data[1:_BEGINNING:2])
        return _WITHOUT_MARK.get(zeros, "utf-8")
    found = ENCODINGS.get(requested.strip().lower().replace("_", "-").replace("utf8", "utf-8"))
    if found is None:
        raise UsageError(
            Message(N_("unknown encoding “{name}”"), name=requested),
            Message(N_("possible words: {known}"), known=", ".join(ENCODINGS)),
            "--encoding",
        )
    return found


def _data(path: Path, name: str) -> bytes:
    try:
        data = files.read_regular(path, files.MAX_READINGS)
    except FileNotFoundError:
        raise UsageError(Message(N_("there is no such file")), place=name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableError(
            Message(N_("the file cannot be opened: {reason}"), reason=reason), place=name
        ) from None
    if data is None:
        raise UnreadableError(Message(N_("this is not a regular file")), place=name)
    if isinstance(data, files.Large):
        limit = files.size_text(files.MAX_READINGS)
        raise UnreadableError(
            Message(N_("this file is larger than {limit}"), limit=limit),
            Message(N_("export shorter periods, and import one after the other")),
            name,
        )
    return data
