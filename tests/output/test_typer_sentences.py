"""Whatever Typer says, it says in the user's language: looked up by Typer, or recognised by us."""

import ast
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from mtgrec.model.message import Message
from mtgrec.output.language import bind, say
from mtgrec.output.typer_sentences import BUILT, FIXED, LOOKED_UP, usage_error

TYPER = Path(find_spec("typer").origin).parent  # type: ignore[union-attr, arg-type]
SOURCES = {path: path.read_text("utf-8") for path in TYPER.rglob("*.py")}


def test_every_sentence_typer_looks_up_is_in_our_catalogue():
    calls = [
        node
        for s in SOURCES.values()
        for node in ast.walk(ast.parse(s))
        if isinstance(node, ast.Call)
    ]
    asked = {ast.literal_eval(call.args[0]) for call in calls if ast.unparse(call.func) == "_"}
    assert asked == set(LOOKED_UP)


def test_typer_looks_up_by_the_one_name_that_is_bound():
    lines = [line for s in SOURCES.values() for line in s.splitlines()]
    assert {line for line in lines if line.startswith(("import gettext", "from gettext"))} == {
        "from gettext import gettext as _"
    }


@pytest.mark.parametrize("sentence", FIXED)
def test_the_fixed_sentences_are_still_typers(sentence: str):
    assert any(f'"{sentence}"' in source for source in SOURCES.values())


# These Typer puts together of two pieces; the mistakes below show them whole.
TWOFOLD = {template for template in BUILT if re.search(r"Choose from|requires an", template)}


@pytest.mark.parametrize("template", sorted({*BUILT} - TWOFOLD))
def test_the_words_of_the_built_sentences_are_still_typers(template: str):
    words = [part.strip() for part in re.split(r"\{\w+\}", template)]
    assert all(any(word in source for source in SOURCES.values()) for word in words)


# Every way to go wrong, and what Typer makes of it in its own words.
APP = """
    import sys
    from pathlib import Path
    from typing import Annotated, Literal, Optional
    import typer

    app = typer.Typer(add_completion=False)
    Number = Annotated[int, typer.Option(min=1, max=3)]
    File = Annotated[Optional[Path], typer.Option(exists=True, dir_okay=False)]

    @app.command()
    def new(
        kind: Literal["weekly", "retro"], title: str, day: Annotated[str, typer.Option()], count: Number = 1,
        pair: tuple[int, int] = (0, 0), yes: bool = False, file: File = None,
        unit: float = 1.0,
    ): ...

    @app.command()
    def move(format: Annotated[Literal["a", "b"], typer.Option()], both: tuple[str, str]): ...

    try:
        app(sys.argv[1:], standalone_mode=False)
    except Exception as error:
        print(error.format_message(), end="")
"""
GOOD = ["new", "weekly", "title", "--day", "x"]
MISTAKES = {
    "No such command 'nwe'. Did you mean 'new'?": ["nwe"],
    "No such command 'zzz'.": ["zzz"],
    "Missing command.": [],
    "No such option: --cuont (Possible options: --count, --unit)": [*GOOD, "--cuont"],
    "No such option: --zz": [*GOOD, "--zz"],
    "Missing argument 'kind'. Choose from:\n\tweekly,\n\tretro": ["new"],
    "Missing argument 'title'.": ["new", "weekly"],
    "Missing option '--day'.": ["new", "weekly", "title"],
    "Missing option '--format'. Choose from:\n\ta,\n\tb": ["move", "x", "y"],
    "Got unexpected extra argument(s) (a b)": [*GOOD, "a", "b"],
    "Option '--day' requires an argument.": ["new", "--day"],
    "Option '--pair' requires 2 arguments.": [*GOOD, "--pair", "1"],
    "Option '--yes' does not take a value.": [*GOOD, "--yes=1"],
    "Argument 'both' takes 2 values.": ["move", "x", "--format", "a"],
    "Invalid value for 'kind': 'x' is not one of 'weekly', 'retro'.": ["new", "x", "t"],
    "Invalid value for '--count': 9 is not in the range 1<=x<=3.": [*GOOD, "--count", "9"],
    "Invalid value for '--count': 'x' is not a valid int range.": [*GOOD, "--count", "x"],
    "Invalid value for '--unit': 'x' is not a valid float.": [*GOOD, "--unit", "x"],
    "Invalid value for '--file': File 'x' does not exist.": [*GOOD, "--file", "x"],
    "Invalid value for '--file': File '.' is a directory.": [*GOOD, "--file", "."],
}


@pytest.mark.parametrize(
    ("sentence", "arguments"), MISTAKES.items(), ids=map(str, MISTAKES.values())
)
def test_what_typer_builds_is_recognised(sentence: str, arguments: list[str], python):
    said = python(APP, *arguments)
    assert said == sentence
    parts: list[object] = [usage_error(said).message]
    for part in parts:
        if isinstance(part, Message):
            assert part.template in BUILT or said.startswith(("No such command", "Missing command"))
            parts += part.values.values()


@pytest.mark.parametrize(
    ("sentence", "message", "help"),
    [
        (
            "No such command 'x'. Did you mean 'a', 'b'?",
            "No such command 'x'",
            "did you mean 'a', 'b'?",
        ),
        ("没有命令“x”。. Did you mean 'a'?", "没有命令“x”", "did you mean 'a'?"),
        ("No such option: --x (Possible options: --y)", "No such option: --x", "did you mean --y?"),
        (
            "Missing argument 'A'.",
            "Missing argument 'A'.",
            "`mtgrec new --help` says how it is used",
        ),
        (
            "Missing argument 'A'. Choose from:\n\ta,\n\tb",
            "Missing argument 'A'. Choose from: a, b",
            "`mtgrec new --help` says how it is used",
        ),
        ("Something new.", "Something new.", "`mtgrec new --help` says how it is used"),
    ],
)
def test_it_becomes_our_own_error(sentence: str, message: str, help: str):
    error = usage_error(sentence, "mtgrec new")
    assert error.exit_code == 2
    assert error.help is not None
    assert (say(error.message), say(error.help)) == (message, help)


def test_without_a_command_there_is_no_page_to_point_at():
    assert usage_error("Something new.").help is None


def test_a_sentence_within_a_sentence_is_translated_too(catalogue):
    bind(
        "zh",
        catalogue({
            "Invalid value for {name}: {problem}": "{name} 的值不对：{problem}",
            "{value} is not one of {choices}.": "{value} 不在 {choices} 之中",
        }),
    )  # fmt: skip
    error = usage_error("Invalid value for '--format': 'x' is not one of 'a', 'b'.")
    assert say(error.message) == "'--format' 的值不对：'x' 不在 'a', 'b' 之中"
