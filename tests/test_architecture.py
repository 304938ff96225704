"""The floors hold: cli -> commands -> reports -> (output | store) -> document -> rules -> model."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"

# The floors each floor may call. A report is a page, so it may use what pages are made of, the
# output, but it never touches the disk.
BELOW = {
    "": set(),  # mtgrec/__init__.py
    "__main__": {"cli"},
    "cli": {"commands", "output", "store", "document", "rules", "model"},
    "commands": {"reports", "output", "store", "document", "rules", "model"},
    "reports": {"output", "rules", "model"},
    "output": {"document", "rules", "model"},
    "store": {"document", "rules", "model"},
    "document": {"rules", "model"},
    "rules": {"model"},
    "model": set(),
}
# The rooms of the model, the lowest first: each may call those before it.
ROOMS = ("values", "records", "figures", "analysis", "editing")
MOST_STOREYS = 8
MOST_FILES = 25
MOST_LINES = 300
# Files in commands/ that are no commands, so commands may share them.
HELPERS = {"dry_run", "edits", "findings", "option_groups", "options", "session"}

PURE = {"reports", "document", "rules", "model"}
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
    if floor == aim == "model" and room in ROOMS and door in ROOMS[ROOMS.index(room) + 1 :]:
        return "not a room below"
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
        ("mtgrec.model.values.dates", "from mtgrec.document import parse"),
        ("mtgrec.model.values.dates", "from ... import store"),
        ("mtgrec.model.values.dates", "from mtgrec import cli"),
        (
            "mtgrec.document.record.parse",
            "def read():\n    from mtgrec.store.reading.files import read",
        ),
        (
            "mtgrec.document.record.parse",
            "if TYPE_CHECKING:\n    import mtgrec.store.reading.files",
        ),
        ("mtgrec.output.formats.screen", "from ...store import library"),
        ("mtgrec.store.reading.library", "from mtgrec.output.table import Table"),
        ("mtgrec.store.reading.library", "from mtgrec.commands import COMMANDS"),
        ("mtgrec.commands.done", "from mtgrec.commands.set import change"),
        ("mtgrec.commands.done", "from . import set"),
        ("mtgrec.commands.check.rules.late", "from mtgrec.commands.report import weekly"),
        ("mtgrec.commands.options", "from mtgrec.commands.set import change"),
        ("mtgrec.cli", "import click"),
        ("mtgrec.commands.new", "from click.testing import CliRunner"),
        ("mtgrec.model.values.dates", "from os import environ"),
        ("mtgrec.document.record.parse", "import pathlib"),
        ("mtgrec.model.values.dates", "import datetime\ntoday = datetime.date.today()"),
        ("mtgrec.model.values.dates", "from datetime import datetime\nnow = datetime.now()"),
        ("mtgrec.document.record.parse", "text = open('record.md')"),
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
        (
            "mtgrec.store.reading.library",
            "import os\nfrom mtgrec.document.record.parse import parse",
        ),
        ("mtgrec.model.values.dates", "from mtgrec import __version__\nfrom datetime import date"),
    ],
)
def test_what_is_allowed_passes(module: str, allowed: str):
    assert faults(module, allowed) == []


def test_a_package_resolves_its_own_imports():
    assert faults("mtgrec.commands", "from . import done, new", package=True) == []
    assert faults("mtgrec", "from . import cli", package=True)
