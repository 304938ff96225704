"""Write the reference pages of the commands from their `--help`, in both languages.

The prose stands in `commands.en.md.j2` and `commands.zh.md.j2` beside this script; everything else
comes from the command line itself, the examples from the guides that show what they print.
"""

import multiprocessing
import os
import re
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import _pages
from _guides import GUIDES, Shown, shown
from _pages import ROOT, table
from mtgrec.cli import build
from mtgrec.output.answer import Facts, Prose
from mtgrec.output.language import Language, _, bind

PAGES: dict[str, Language] = {"docs/commands.md": "en", "docs/commands.zh.md": "zh"}
MOST_EXAMPLES = 3
HEADS = {"en": ("meaning",), "zh": ("说明",)}
WORDS = {
    "en": ("command", "For example", "shown with its output in", "Also: ", ", "),
    "zh": ("命令", "例如", "输出见", "另有：", "、"),
}


class Part(NamedTuple):
    """One command, as its `--help` tells it."""

    path: tuple[str, ...]
    """Its words after `mtgrec`, as `metric`, `add`; none for mtgrec itself."""
    usage: str
    sentence: str
    facts: Sequence[Facts]
    below: Sequence[str]
    """The commands below it."""

    @property
    def call(self) -> str:
        """The command as it is typed."""
        return " ".join(("mtgrec", *self.path))


class Tables(NamedTuple):
    """What a page shows of the commands, in its language."""

    language: Language
    parts: Sequence[Part]
    filters: Facts
    everywhere: Facts
    shown: Sequence[Shown]

    def summary(self) -> str:
        """Return the table of all commands, each with a link to its section."""
        rows = [(to_section(part.call), part.sentence) for part in self.parts if part.path]
        return table((WORDS[self.language][0], *HEADS[self.language]), rows)

    def section(self, part: Part) -> str:
        """Return everything about one command."""
        return "\n\n".join(
            (
                f"## `{part.call}`",
                f"{part.sentence[:1].upper()}{part.sentence[1:]}{self.end(part.sentence)}",
                f"```\n{part.usage}\n```",
                *map(self.facts, self.own(part)),
                self.also(part),
                *self.examples(part),
            )
        )

    @property
    def shared(self) -> dict[str, str]:
        """The tables that many commands have, by their titles, and where they stand."""
        return {self.filters.title: "filters", self.everywhere.title: "everywhere"}

    def end(self, sentence: str) -> str:
        """Return the full stop that a sentence of help does not have yet."""
        stop = "。" if self.language == "zh" else "."
        return "" if sentence.endswith(stop) else stop

    def facts(self, facts: Facts) -> str:
        """Return names with what they mean as a table; what cannot be left out is marked."""
        mark = f"  [{_('required')}]"
        needed = brackets(_("required"), self.language)
        rows = [(f"`{name}`", str(about).replace(mark, needed)) for name, about in facts.pairs]
        return table((facts.title, *HEADS[self.language]), rows)

    def own(self, part: Part) -> Iterator[Facts]:
        """Yield what a command does not share with others: `--help` is told of once."""
        for one in part.facts:
            pairs = [pair for pair in one.pairs if not part.path or "--help" not in pair[0]]
            if one.title not in (*self.shared, _("Commands")) and pairs:
                yield one._replace(pairs=pairs)

    def also(self, part: Part) -> str:
        """Return what else the command takes: commands, shared options, and its own formats."""
        word, comma = WORDS[self.language][3:]
        calls = [f"{part.call} {name}" for name in part.below if part.path]
        shared = [
            f"[{one.title}](#{self.shared[one.title]})"
            for one in part.facts
            if one.title in self.shared
        ]
        formats = next(
            name
            for one in part.facts
            if one.title == self.everywhere.title
            for name, _about in one.pairs
            if name.startswith("--format")
        )
        return f"{word}{comma.join([*map(to_section, calls), *shared, f'`{formats}`'])}"

    def examples(self, part: Part) -> Iterator[str]:
        """Yield calls of the command that the guides show, and where; each with other options."""
        said: dict[frozenset[str], Shown] = {}
        for one in self.shown:
            words = shlex.split(one.call)[1:]
            if not part.below and tuple(words[: len(part.path)]) == part.path:
                options = frozenset(word for word in words if word.startswith("--"))
                said.setdefault(options, one)
        found = list(said.values())[:MOST_EXAMPLES]
        if not found:  # what opens an editor, say, prints nothing to show
            return
        _command, example, where, _also, comma = WORDS[self.language]
        links = comma.join(dict.fromkeys(link(one.page) for one in found))
        gap, colon = ("", "：") if self.language == "zh" else (" ", ":")
        yield f"{example}{brackets(f'{where}{gap}{links}', self.language)}{colon}"
        yield "```\n" + "".join(f"{one.call}\n" for one in found) + "```"


def pages() -> dict[str, str]:
    """Return the pages by their path.

    Commands take the language of their help when they are imported: each page has its own process.
    """
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        return dict(zip(PAGES, pool.map(page, PAGES.values(), chunksize=1), strict=True))


def page(language: Language) -> str:
    """Return the page in one language; once in a process."""
    bind(language)
    parts = list(commands())
    titled = {one.title: one for part in parts for one in part.facts if part.path}
    everywhere = next(one for one in parts[0].facts if one.title == _("Options of every command"))
    tables = Tables(language, parts, titled[_("Filters")], everywhere, shown(language))
    return _pages.rendered(f"commands.{language}.md.j2", tables=tables).rstrip("\n") + "\n"


def commands(path: tuple[str, ...] = ()) -> Iterator[Part]:
    """Yield a command and all those below it, in the order of `--help`."""
    from mtgrec.output.help import blocks  # only now: Typer takes its words from what is bound

    command, context = opened(path)
    shown = list(blocks(command, context))
    usage, sentence, *_others = (block.text for block in shown if isinstance(block, Prose))
    facts = [block for block in shown if isinstance(block, Facts)]
    below = list(below_of(command))
    yield Part(path, usage.removeprefix(_("Usage: ")), sentence, facts, below)
    for name in below:
        yield from commands((*path, name))


def opened(path: Sequence[str]) -> tuple[Any, Any]:
    """Return a command as the command line builds it when it is called, and its context."""
    from typer._click import Context

    command = build(list(path))
    context = Context(command, info_name="mtgrec", **command.context_settings)
    for name in path:
        command = command.commands[name]
        context = Context(command, parent=context, info_name=name)
    return command, context


def below_of(command: Any) -> Iterator[str]:
    """Yield the names of the commands below one."""
    inner: Mapping[str, Any] = getattr(command, "commands", {})
    yield from (name for name, one in inner.items() if not one.hidden)


def to_section(call: str) -> str:
    """Return a link to the section of a command."""
    return f"[`{call}`](#{call.replace(' ', '-')})"


def link(path: str) -> str:
    """Return a link from the reference to a guide, by its title."""
    heading = re.search(r"^# (.+)$", (ROOT / path).read_text("utf-8"), re.MULTILINE)
    if heading is None or path not in GUIDES:
        sys.exit(f"{path} is no guide with a title")
    return f"[{heading[1]}]({os.path.relpath(path, 'docs').replace(os.sep, '/')})"


def brackets(text: str, language: Language) -> str:
    """Return a text in brackets, as wide as the others of its language."""
    return f"（{text}）" if language == "zh" else f" ({text})"


if __name__ == "__main__":
    sys.exit(_pages.main(pages))
