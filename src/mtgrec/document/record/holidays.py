"""Parse `holidays.yaml` into working days: `off 休` and `work 班` are lists of dates and spans."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from mtgrec.document.record.short import short_moment
from mtgrec.document.reporter import Reporter
from mtgrec.document.source import Source, Unreadable, decode
from mtgrec.document.yaml.colons import tight_colon, wide_colon
from mtgrec.document.yaml.lines import split_line
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence, is_blank
from mtgrec.document.yaml.root import read_root
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.values.date_errors import NoDate
from mtgrec.model.values.words import Word, Words
from mtgrec.model.values.workdays import WorkCalendar
from mtgrec.rules.files.workspace import WRONG_HOLIDAY

_LISTS = Words(
    Word("off", "休", ("放假", "节假日", "holidays", "days off")),
    Word("work", "班", ("调休", "补班", "workdays", "make-up days")),
)
_PIECE = re.compile(r"[^、，,；;\r\n]+")
_SPAN = re.compile(r"(?P<first>.*?\S)\s*(?:~|～|至|到|–|—|\.\.|\s-\s)\s*(?P<last>\S.*)")
_DAY_ALONE = re.compile(r"(?P<day>\d{1,2})\s*[日号號]?")
_LONGEST = 100
_MAX_DAYS = 366


def parse_holidays(source: Source) -> tuple[WorkCalendar, list[Problem]]:
    """Return the working days and problems of a file; a wrong entry is a problem and left out."""
    text = decode(source)
    if isinstance(text, Problem):
        return WorkCalendar(), [text]
    reporter = Reporter(source.path, text)
    start = 1 if text.startswith("\ufeff") else 0
    try:
        root = read_root(text, start, len(text))
        if isinstance(root, Scalar):
            _refuse_lost_key(root)
        return _Calendar(reporter).read(root), reporter.problems
    except Unreadable as error:
        reporter.refuse(error)
        return WorkCalendar(), reporter.problems


def _refuse_lost_key(root: Scalar) -> None:
    """Raise Unreadable for `休：2026-10-01`, which YAML reads as one text."""
    line = split_line(root.text)
    for error in (
        wide_colon(line, root.start, known_only=False),
        tight_colon(line, root.start, known_only=False),
    ):
        if root.style is None and error and _LISTS.find(str(error.values["key"])):
            raise error


class _Calendar:
    def __init__(self, reporter: Reporter) -> None:
        self.reporter = reporter
        self.days: dict[str, set[date]] = {"off": set(), "work": set()}

    def read(self, root: Node | None) -> WorkCalendar:
        if isinstance(root, Mapping):
            for key, node in root.pairs:
                self._list(key, node)
        elif root is not None and not is_blank(root):
            self._refuse(root.start, Message(N_("neither “off 休” nor “work 班” stands above it")))
        return WorkCalendar(frozenset(self.days["off"]), frozenset(self.days["work"]))

    def _list(self, key: Scalar, node: Node) -> None:
        name = _LISTS.find(key.text[:_LONGEST])
        if name is None:
            reason = N_("“{key}” is neither “off 休” nor “work 班”")
            self._refuse(key.start, Message(reason, key=key.text[:_LONGEST]))
            return
        for text, offset in self._texts(node):
            self._add(name, text, offset)

    def _texts(self, node: Node) -> Iterator[tuple[str, int]]:
        """Yield texts and offsets: of a list, of a text with commas, or keys (`2026-10-01: 国庆`)."""
        if isinstance(node, Sequence):
            for item in node.items:
                yield from self._texts(item)
        elif isinstance(node, Mapping):
            yield from ((key.text, key.start) for key, _ in node.pairs)
        elif not is_blank(node):
            same_text = self.reporter.text[node.start : node.end] == node.text
            for piece in _PIECE.finditer(node.text):
                if text := piece[0].strip():
                    yield text, node.start + (piece.start() + piece[0].index(text)) * same_text

    def _add(self, name: str, text: str, offset: int) -> None:
        other = "work" if name == "off" else "off"
        try:
            days = _span(text)
        except (NoDate, ValueError, OverflowError):
            self._refuse(offset, Message(N_("“{value}” is no date"), value=text[:_LONGEST]))
            return
        if double_day := min(self.days[other] & days, default=None):
            self._refuse(offset, Message(N_("{day} is off 休 and work 班 at once"), day=double_day))
        self.days[name] |= days - self.days[other]

    def _refuse(self, offset: int, reason: Message) -> None:
        self.reporter.report(WRONG_HOLIDAY, offset, reason=reason)


def _span(text: str) -> set[date]:
    """Return the days of `2026-10-01` or `2026年10月1日至7日`; raises ValueError."""
    if len(text) > _LONGEST:
        raise NoDate(text)
    found = _SPAN.fullmatch(text)
    first = short_moment(found["first"] if found else text)[0]
    last = first
    if found:
        day_only = _DAY_ALONE.fullmatch(found["last"])
        last = (
            first.replace(day=int(day_only["day"]))
            if day_only
            else short_moment(found["last"], first)[0]
        )
    if not 0 <= (last - first).days < _MAX_DAYS:
        raise NoDate(text)
    return {first + timedelta(number) for number in range((last - first).days + 1)}
