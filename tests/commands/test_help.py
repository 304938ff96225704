"""Every command, argument and option says in a sentence what it is for, in both languages."""

import importlib
import io
import re

import pytest
import typer

from mtgrec.cli import build
from mtgrec.commands import COMMANDS
from mtgrec.output.answer import Facts, Prose
from mtgrec.output.formats import show_blocks


def walk(command, path):
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from walk(inner, f"{path} {name}")


EVERY = list(walk(build(list(COMMANDS)), "mtgrec"))


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[path for path, _ in EVERY])
def test_everything_has_help(path, command):
    assert command.help, path
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{path}: {parameter.name} has no help"
        assert not parameter.help.endswith("."), f"{path}: {parameter.name}: a phrase, no sentence"


def test_every_command_is_in_the_table_and_says_what_it_does():
    for name, sentence in COMMANDS.items():
        assert sentence
        assert sentence[0].islower(), name
        module = importlib.import_module(f"mtgrec.commands.{name}")
        assert (module.__doc__ or "").startswith(f"`mtgrec {name}"), name


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_help_of_every_command(name, lang, tmp_path, shell):
    page = shell(tmp_path, name, "--help", "--lang", lang)
    assert (page.code, page.err) == (0, "")
    assert page == shell(tmp_path, "--lang", lang, name, "-h")
    assert f"mtgrec {name}" in page.lines[0]
    optional = set(re.findall(r"\[\S+\]", page.lines[0])) - {
        "[OPTIONS]",
        "[选项]",
        "[ARGS]",
        "[参数]",
    }
    assert optional <= {line.partition("  ")[0] for line in page.lines[1:]}
    # In a pipe nothing is folded: a line an option.
    assert {line.partition(" ")[0] for line in page.lines if line.startswith("--")} >= {
        "--today", "--format", "--lang", "--color",
    }  # fmt: skip


@pytest.mark.parametrize("words", [(), ("done",), ("metric",), ("metric", "import"), ("help",)])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_help_with_a_command_says_what_its_help_option_says(words, lang, tmp_path, shell):
    page = shell(tmp_path, "help", *words, "--lang", lang)
    assert page == shell(tmp_path, *words, "--help", "--lang", lang)
    assert page == shell(tmp_path, "--lang", lang, "help", *words)


@pytest.mark.parametrize(
    ("words", "err"),
    [
        (("dnoe",), "COMMAND: unknown word “dnoe”\nhelp: did you mean “done”?\n"),
        (("metric", "sohw"), "COMMAND: unknown word “sohw”\nhelp: did you mean “show”?\n"),
        (("metric", "x"), "COMMAND: unknown word “x”\nhelp: possible words: add, import, show\n"),
        (("done", "A7KQ"), "A7KQ: mtgrec done has no further commands\n"),
    ],
)
def test_help_with_something_else(words, err, tmp_path, shell):
    assert shell(tmp_path, "help", *words)[:3] == (2, "", err)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_brackets_stay_whole(stream, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    texts = ["[DIR]", "the folder [default: .]  [required]", "[type] [bold]x[/bold] [red]"]
    out = stream()
    show_blocks([Facts("[a]", [(texts[0], texts[1])]), Prose("", texts[2])], out)
    shown = re.sub(r"\x1b\[[\d;]*m", "", out.getvalue())
    assert all(text in shown for text in ["[a]", *texts])


def test_only_the_command_that_is_called_is_loaded(tmp_path, shell):
    assert isinstance(build([]).commands["status"], typer.core.TyperCommand)
