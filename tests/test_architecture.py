"""The floors hold: cli -> commands -> (output | store) -> document -> model, downwards only."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"

# The floors each floor may call.
BELOW = {
    "": set(),  # mtgrec/__init__.py
    "__main__": {"cli"},
    "cli": {"commands", "output", "store", "document", "model"},
    "commands": {"output", "store", "document", "model"},
    "output": {"document", "model"},
    "store": {"document", "model"},
    "document": {"model"},
    "model": set(),
}
# Files in commands/ that are no commands, so commands may share them.
HELPERS = {"changed", "judging", "options", "session", "writing"}

PURE = {"document", "model"}
WORLD = {"io", "locale", "os", "pathlib", "shutil", "socket", "subprocess", "sys"}
WORLD |= {"tempfile", "time"}
WORLDLY_CALL = re.compile(r"(open|print|input)|(.*\.)?(date|datetime)\.(now|today|utcnow)")


def imports(tree: ast.AST, package: str) -> Iterator[str]:
    """Yield the full dotted name of everything imported anywhere in `tree`, lazily or for types."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            steps = package.split(".")
            base = steps[: len(steps) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def floor_of(module: str) -> str:
    return (*module.split("."), "")[1]


def why_not(module: str, target: str) -> str | None:
    """Say why `module` may not import `target`, if it may not."""
    floor, room = (*module.split("."), "", "")[1:3]
    top, aim, door = (*target.split("."), "", "")[:3]
    if top == "click":
        return "Typer brings its own Click"
    if top != "mtgrec":
        return "the world is for other floors" if floor in PURE and top in WORLD else None
    if aim in BELOW and aim not in {"", floor, *BELOW.get(floor, ())}:
        return "not a floor below"
    # The table of commands (in capitals, or in the package itself) knows them all.
    sideways = floor == aim == "commands" and room and not door.isupper()
    if sideways and door not in {room, *HELPERS}:
        return "a command never imports another command"
    return None


def faults(module: str, source: str, *, package: bool = False) -> list[str]:
    """Return every way in which `source`, as `module`, leaves its floor."""
    tree = ast.parse(source)
    home = module if package else module.rpartition(".")[0]
    found = [
        f"{module} imports {target}: {reason}"
        for target in imports(tree, home)
        if (reason := why_not(module, target))
    ]
    if floor_of(module) in PURE:
        calls = (ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))
        found += [f"{module} calls {call}()" for call in calls if WORLDLY_CALL.fullmatch(call)]
    return found


def modules() -> dict[str, Path]:
    dotted = {
        ".".join(p.relative_to(SOURCE).with_suffix("").parts): p for p in SOURCE.rglob("*.py")
    }
    return {name.removesuffix(".__init__"): path for name, path in sorted(dotted.items())}


def test_every_module_stands_on_a_floor():
    assert {floor_of(module) for module in modules()} <= set(BELOW)


def test_imports_go_only_downwards():
    found = []
    for module, path in modules().items():
        found += faults(module, path.read_text("utf-8"), package=path.stem == "__init__")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("module", "planted"),
    [
        ("mtgrec.model.dates", "from mtgrec.document import parse"),
        ("mtgrec.model.dates", "from .. import store"),
        ("mtgrec.model.dates", "from mtgrec import cli"),
        ("mtgrec.document.parse", "def read():\n    from mtgrec.store.files import read"),
        ("mtgrec.document.parse", "if TYPE_CHECKING:\n    import mtgrec.store.files"),
        ("mtgrec.output.screen", "from ..store import library"),
        ("mtgrec.store.library", "from mtgrec.output.table import Table"),
        ("mtgrec.store.library", "from mtgrec.commands import COMMANDS"),
        ("mtgrec.commands.done", "from mtgrec.commands.set import change"),
        ("mtgrec.commands.done", "from . import set"),
        ("mtgrec.commands.check.rules.late", "from mtgrec.commands.report import weekly"),
        ("mtgrec.commands.options", "from mtgrec.commands.set import change"),
        ("mtgrec.cli", "import click"),
        ("mtgrec.commands.new", "from click.testing import CliRunner"),
        ("mtgrec.model.dates", "from os import environ"),
        ("mtgrec.document.parse", "import pathlib"),
        ("mtgrec.model.dates", "import datetime\ntoday = datetime.date.today()"),
        ("mtgrec.model.dates", "from datetime import datetime\nnow = datetime.now()"),
        ("mtgrec.document.parse", "text = open('record.md')"),
    ],
)
def test_a_planted_fault_is_caught(module: str, planted: str):
    assert len(faults(module, planted)) == 1


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        (
            "mtgrec.cli",
            "from mtgrec.commands import COMMANDS, new\nfrom mtgrec.model import errors",
        ),
        ("mtgrec.commands.done", "import os\nfrom mtgrec.commands.options import owner"),
        ("mtgrec.commands.done", "from mtgrec.commands import COMMANDS\nfrom mtgrec import store"),
        ("mtgrec.commands.check.rules.late", "from mtgrec.commands.check.rule import Rule"),
        ("mtgrec.commands.check.rules.late", "from . import vague\nfrom .. import rule"),
        ("mtgrec.store.library", "import os\nfrom mtgrec.document.parse import parse"),
        ("mtgrec.model.dates", "from mtgrec import __version__\nfrom datetime import date"),
    ],
)
def test_what_is_allowed_passes(module: str, allowed: str):
    assert faults(module, allowed) == []


def test_a_package_resolves_its_own_imports():
    assert faults("mtgrec.commands", "from . import done, new", package=True) == []
    assert faults("mtgrec", "from . import cli", package=True)
