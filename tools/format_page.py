"""Write the reference pages of the record format from the tables in the code.

The prose stands in `format.en.md.j2` and `format.zh.md.j2` beside this script; names, words, help,
defaults and problems come from where the program itself reads them.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

import _pages
from _pages import SEVERITIES, table
from mtgrec.model.records.schema import KINDS, LISTED
from mtgrec.model.records.schema.details import BUDGET
from mtgrec.model.records.schema.field import Field, ItemKind
from mtgrec.model.records.schema.items import ACTION, KPI
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.records.types import BUILT_IN
from mtgrec.model.settings import FORMAT, Settings
from mtgrec.model.thresholds import Thresholds
from mtgrec.model.values.metric_names import METRICS
from mtgrec.model.values.quantity import plain
from mtgrec.model.values.words import DECISION_STATUS, RISK_STATUS, YES_NO, Word, Words
from mtgrec.output.language import Language, _, bind
from mtgrec.rules.reader_rules import READER_RULES

Row = Sequence[str]

PAGES: dict[str, Language] = {"docs/format.md": "en", "docs/format.zh.md": "zh"}

# What a field of each kind holds, in a word or two; the pages explain them.
VALUES = {
    "text": ("text", "文字"),
    "texts": ("texts", "若干文字"),
    "date": ("date", "日期"),
    "moment": ("date and time", "日期和时间"),
    "time": ("time", "时间"),
    "number": ("number", "数值"),
    "yesno": ("yes or no", "是或否"),
    "person": ("owner", "负责人"),
    "people": ("people", "若干人"),
    "reference": ("reference", "引用"),
    "references": ("references", "若干引用"),
    "log": ("dated notes", "带日期的记录"),
    "reasons": ("codes with reasons", "代码和理由"),
}
# The fields every kind of item has; a milestone's deadline is its `end`.
SHARED = [
    field
    for field in ACTION.fields.fields
    if all(kind.name == "milestone" or kind.fields.find(field.name) == field for kind in LISTED)
    or field.name in ("what", "status")
]
_OF_KIND = {"en": " (of a {})", "zh": "（{}）"}
BUILT_INTO = {"change": KPI, "deviation": KPI, "budget_line": BUDGET}


def pages() -> dict[str, str]:
    """Return the pages by their path."""
    return {path: page(language) for path, language in PAGES.items()}


def page(speech: Language) -> str:
    """Return the page in one language."""
    bind(speech)
    return _pages.rendered(
        f"format.{speech}.md.j2",
        tables=Tables(speech),
        kinds=[kind for kind in KINDS.values() if kind != BUDGET],
        budget=BUDGET,
        metrics=METRICS,
        format=FORMAT,
        settings=Settings(),
    )


class Tables(NamedTuple):
    """The tables of a page, in its language."""

    language: Language

    def both(self, one: str, other: str) -> Row:
        """Return an English and a Chinese name as code, the page's own language first."""
        names = [f"`{one}`", f"`{other}`"]
        return names if self.language == "en" else names[::-1]

    def types(self) -> str:
        """Return the table of record types."""
        heads = {
            "en": ("type", "中文", "also", "code in ids"),
            "zh": ("类型", "英文", "其他写法", "编号里的代码"),
        }
        return table(
            heads[self.language],
            [
                (*self.both(kind.name, kind.zh), codes(kind.further), f"`{kind.code}`")
                for kind in BUILT_IN
            ],
        )

    def record(self) -> str:
        """Return the table of a record's own fields."""
        return self.fields(RECORD.fields)

    def shared(self) -> str:
        """Return the table of what all items have."""
        return self.fields(
            field._replace(further=()) if field.name == "what" else field for field in SHARED
        )

    def own(self, kind: ItemKind) -> str:
        """Return the table of the fields that only this kind of item has."""
        return self.fields(field for field in kind.fields.fields if not is_shared(kind, field))

    def fields(self, fields: Iterable[Field]) -> str:
        """Return a table of fields."""
        heads = {
            "en": ("field", "中文", "also", "value", "what it is"),
            "zh": ("字段", "英文", "其他写法", "填什么", "说明"),
        }
        return table(
            heads[self.language],
            [
                (
                    *self.both(field.name, field.zh),
                    codes(field.further),
                    self.value(field),
                    field.help(self.language),
                )
                for field in fields
            ],
        )

    def value(self, field: Field) -> str:
        """Return what a field holds: its kind, its words, or where the fields inside stand."""
        if field.words:
            return " · ".join(f"`{word}`" for word in self.spoken(field.words))
        if field.items:
            inside = f"[{self.title(KINDS[field.items])}](#{field.items})"
            several = {"en": f"list: {inside}", "zh": f"列表：{inside}"}
            return several[self.language] if field.kind == "items" else inside
        return VALUES[field.kind][self.language == "zh"]

    def spoken(self, words: Words) -> list[str]:
        """Return the main words of a list in the page's language."""
        return [words.show(word.name, self.language) for word in words.words]

    def title(self, kind: ItemKind) -> str:
        """Return the name of a kind of item."""
        if self.language == "zh":
            return kind.zh
        return "KPI" if kind == KPI else kind.name.replace("_", " ")

    def heading(self, kind: ItemKind) -> str:
        """Return the heading over a kind of item, in both languages."""
        title = self.title(kind)
        if self.language == "zh":
            return f"{title} {kind.name}"
        return f"{title[0].upper()}{title[1:]} {kind.zh}"

    def names(self, kind: ItemKind) -> str:
        """Return every name of the list that holds items of this kind."""
        fields = BUILT_INTO[kind.name].fields if kind.name in BUILT_INTO else RECORD
        holder = next(field for field in fields.fields if field.items == kind.name)
        return " · ".join([*self.both(holder.name, holder.zh), *map(code, holder.further)])

    def sentence_names(self, kind: ItemKind) -> str:
        """Return the list's own words for `what`."""
        field = kind.fields.find("what")
        return codes(field.further) if field else ""

    def words(self) -> str:
        """Return the table of all words, field by field."""
        heads = {
            "en": ("field", "word", "中文", "also"),
            "zh": ("字段", "写法", "英文", "其他写法"),
        }
        rows: list[Row] = []
        seen: set[tuple[str, Word]] = set()
        for words, fields in self.lists():
            fresh = [word for word in words.words if (fields[0], word) not in seen]
            seen.update((fields[0], word) for word in fresh)
            for number, word in enumerate(fresh):
                first = "" if number else codes(fields)
                rows.append(
                    (first, *self.both(word.name, word.zh), codes(word.equal or word.spellings[2:]))
                )
        return table(heads[self.language], rows)

    def lists(self) -> Iterable[tuple[Words, list[str]]]:
        """Return every list of words with the names of the fields that take them."""
        found: dict[int, tuple[Words, list[str]]] = {}
        fields = [(field, "") for field in RECORD.fields]
        for kind in KINDS.values():
            fields += [(field, self.title(kind)) for field in kind.fields.fields]
        for field, kind_title in fields:
            words = YES_NO if field.kind == "yesno" else field.words
            if words:
                title = field.title(self.language)
                if words in (DECISION_STATUS, RISK_STATUS):
                    title += _OF_KIND[self.language].format(kind_title)
                names = found.setdefault(id(words), (words, []))[1]
                names += {title} - set(names)
        return found.values()

    def rules(self, meanings: dict[str, str]) -> str:
        """Return the thresholds of [rules] with their defaults; `meanings` must know them all."""
        heads = {"en": ("key", "default", "meaning"), "zh": ("键", "默认值", "含义")}
        defaults = Thresholds()._asdict()
        return table(
            heads[self.language],
            [(code(key), code(toml(default)), meanings[key]) for key, default in defaults.items()],
        )

    def workspace(self, meanings: dict[str, str]) -> str:
        """Return the keys of [workspace] with their defaults; `meanings` must know them all."""
        heads = {"en": ("key", "default", "meaning"), "zh": ("键", "默认值", "含义")}
        defaults = {"format": FORMAT, **Settings()._asdict()}
        return table(
            heads[self.language],
            [
                (code(key), code(toml(default)) if default is not None else "", meanings[key])
                for key, default in defaults.items()
                if key not in ("types", "thresholds", "check", "metrics")
            ],
        )

    def problems(self, prefix: str) -> str:
        """Return the problems whose codes begin with one of the words of `prefix`."""
        heads = {
            "en": ("code", "name", "severity", "what it says", "what helps"),
            "zh": ("代码", "名称", "级别", "提示", "怎么办"),
        }
        return table(
            heads[self.language],
            [
                (
                    trap.code,
                    code(trap.name),
                    trap.severity if self.language == "en" else SEVERITIES[trap.severity],
                    with_gaps(_(trap.sentence)),
                    with_gaps(_(trap.help)),
                )
                for trap in READER_RULES
                if trap.code.startswith(tuple(prefix.split()))
            ],
        )


def is_shared(kind: ItemKind, field: Field) -> bool:
    """Tell whether a field is one of those every item has."""
    shared = {known.name: known for known in SHARED}
    return field.name in shared and kind.fields.find("what") is not None


def with_gaps(sentence: str) -> str:
    """Return a sentence with `…` where it names what it met; a guess at its end is left out."""
    return re.sub(r"\{\w+\}", "…", sentence.replace("{guess}", ""))


def toml(value: object) -> str:
    """Return a default as it is written in mtgrec.toml."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, Decimal):
        return f'"{plain(value * 100)}%"'
    return f'"{value}"' if isinstance(value, str) else str(value)


def code(text: str) -> str:
    """Return `text` as code."""
    return f"`{text}`"


def codes(texts: Iterable[str]) -> str:
    """Return several texts as code, parted as both languages can read it."""
    return " · ".join(map(code, texts))


if __name__ == "__main__":
    sys.exit(_pages.main(pages))
