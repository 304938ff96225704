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
# How large the house may get before somebody has to think again.
MOST_STOREYS = 8
MOST_FILES = 25
MOST_LINES = 300
MOST_OF_ALL = 0.3  # rules/ is a quarter, and most of that are the texts of --explain
# Files in commands/ that are no commands, so commands may share them.
HELPERS = {
    "asking",
    "dry_run",
    "edits",
    "findings",
    "notices",
    "option_groups",
    "options",
    "session",
}

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


# -- a house that fits in the head


def storeys(floor: str) -> dict[str, int]:
    """Return how high each module of a floor stands: one above the highest that it imports there."""
    known = {name: path for name, path in modules().items() if floor_of(name) == floor}
    needs = {
        name: {
            part
            for target in imports(
                ast.parse(path.read_text("utf-8")),
                name if path.stem == "__init__" else name.rpartition(".")[0],
            )
            for part in (target, target.rpartition(".")[0])
            if part in known and part != name
        }
        for name, path in known.items()
    }
    # `from mtgrec.model.values import words` needs the module, not the package around it.
    needs = {
        name: {one for one in found if not any(other.startswith(f"{one}.") for other in found)}
        for name, found in needs.items()
    }
    heights: dict[str, int] = {}

    def height(name: str) -> int:
        if name not in heights:
            heights[name] = 1 + max(map(height, needs[name]), default=0)
        return heights[name]

    return {name: height(name) for name in known}


def test_the_model_is_no_tower():
    high = {name: storey for name, storey in storeys("model").items() if storey > MOST_STOREYS}
    assert not high


def test_no_file_needs_a_map():
    lines = {name: len(path.read_text("utf-8").splitlines()) for name, path in modules().items()}
    assert not {name: count for name, count in lines.items() if count > MOST_LINES}


def test_no_folder_is_a_warehouse():
    paths = [*modules().values()]
    side_by_side = {
        folder: sum(path.parent == folder for path in paths) for folder in {p.parent for p in paths}
    }
    assert not {f.name: count for f, count in side_by_side.items() if count > MOST_FILES}


def test_no_floor_is_most_of_the_house():
    sizes: dict[str, int] = {}
    for name, path in modules().items():
        count = len(path.read_text("utf-8").splitlines())
        sizes[floor_of(name)] = sizes.get(floor_of(name), 0) + count
    whole = sum(sizes.values())
    assert not {floor: size for floor, size in sizes.items() if size > MOST_OF_ALL * whole}
