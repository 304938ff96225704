"""The table of limits in `docs/reliability.md` says what the code says, in both languages."""

import re
from pathlib import Path

import pytest

from mtgrec.commands.report import pages
from mtgrec.commands.show import record
from mtgrec.document import repair, together, toml
from mtgrec.document.metrics import readings, wrong_rows
from mtgrec.document.record import holidays, record_detection, short
from mtgrec.document.yaml import beginnings, build, fences, handler, root
from mtgrec.model.editing import new_readings
from mtgrec.model.figures import formula
from mtgrec.model.records import body, name_parts
from mtgrec.model.values import quantity
from mtgrec.output.report.charts import rows
from mtgrec.store import config, git
from mtgrec.store.cache import index
from mtgrec.store.metrics import sheets
from mtgrec.store.reading import files, scan, waiting
from mtgrec.store.templates import folders
from mtgrec.store.templates.filling import Limits
from mtgrec.store.writing import derived_files, locking, rewriting

DOCS = Path(__file__).parents[2] / "docs"
KB, MB = 1024, 1024 * 1024
TOML = (toml._MAX_DEPTH, toml._MAX_BITS)
LIMITS = [
    (files.MAX_FILE / MB,),
    (fences.MAX_FRONT_MATTER / KB, handler.MAX_VALUES, build.MAX_DEPTH),
    (build.MAX_NODES,),
    (root._MAX_ACCENTS,),
    (holidays._MAX_DAYS,),
    (quantity._MAX_DIGITS,),
    (name_parts._LONGEST,),
    (body.MOST,),
    (beginnings._MAX_LINES_ABOVE, record_detection._MAX_LINES, record_detection._MAX_WIDTH),
    (files.MAX_READINGS / MB,),
    (readings.MAX_SERIES,),
    (short.LONGEST,),
    (wrong_rows._MAX_REPORTED,),
    (files.MAX_READINGS / MB, 128),  # the second is the limit of Python's csv
    (sheets._SECONDS, sheets._MEMORY / MB),
    (config.MAX_SIZE / KB, *TOML),
    (config.MOST_TYPE_NAMES,),
    (formula._MAX_LENGTH,),
    (config.MAX_SIZE / KB, *TOML),
    (folders._SOURCE_BYTES / KB, *Limits()),
    (folders._SOURCE_BYTES / KB, *pages._LIMITS),
    (derived_files._MAX_REPORT_SIZE / MB,),
    (scan.MAX_UNMARKED_FOLDERS,),
    (git._SECONDS, git._MEMORY / MB, git._MAX_BYTES / KB),
    (locking.WAIT, locking.PATIENCE),
    (sum(waiting._PAUSES), waiting.Patience()._seconds),
    (len(rewriting._PAUSES),),
    (repair._MAX_CHARACTERS,),
    (together._PATIENCE,),
    (record._MOST_TEXT,),
    (repair._LONGEST_FENCE,),
    (index._MAX_BYTES / MB,),
    (rows._MOST_ROWS_DRAWN,),
]


@pytest.mark.parametrize(
    ("page", "heading"), [("reliability.md", "Limits"), ("reliability.zh.md", "限度")]
)
def test_the_page_names_each_limit_as_the_code_has_it(page: str, heading: str):
    section = (DOCS / page).read_text(encoding="utf-8").split(f"## {heading}\n")[1]
    table = re.findall(r"^\| ([^|]*) \| ([^|]*) \|", section.split("\n## ")[0], re.MULTILINE)
    said = {what: tuple(map(_number, re.findall(r"[\d,.]+\d|\d", most))) for what, most in table}
    del said[table[0][0]], said["---"]
    assert list(said.values()) == [pytest.approx(limits) for limits in LIMITS]


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def test_a_name_on_the_command_line_may_be_as_long_as_one_in_a_table():
    assert new_readings._MAX_LENGTH == short.LONGEST
