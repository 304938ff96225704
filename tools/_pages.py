"""What the scripts in tools/ share: they write pages, or with `--check` say which are stale."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import unified_diff
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOWN_LINES = 24
SEVERITIES = {"error": "错误", "warning": "警告", "hint": "提示"}
"""How serious a rule is, as Chinese pages say it."""


def main(make: Callable[[], Mapping[str, str]]) -> int:
    """Write the pages that `make` returns by their path; with `--check` only compare them."""
    check = "--check" in sys.argv[1:]
    stale = {path: text for path, text in make().items() if text != _now(path)}
    for path, text in stale.items():
        if check:
            _tell(path, text)
        else:
            _write(path, text)
    return int(check and bool(stale))


def rendered(template: str, **values: object) -> str:
    """Return a page from its prose in `template`, a file of this folder, and what fills it."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # not every page has one

    environment = Environment(  # noqa: S701 - Markdown, from our own tables
        loader=FileSystemLoader(ROOT / "tools"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(values)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; bars inside of its cells are escaped."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(
        "|".join(["", *(f" {cell} ".replace("|", "\\|") for cell in line), ""]) for line in lines
    )


def _now(path: str) -> str:
    page = ROOT / path
    return page.read_text("utf-8") if page.is_file() else ""


def _write(path: str, text: str) -> None:
    page = ROOT / path
    page.parent.mkdir(exist_ok=True)
    page.write_text(text, "utf-8", newline="\n")
    print(f"written: {path}")


def _tell(path: str, text: str) -> None:
    print(f"{path} is stale: python3 dev.py docs")
    before, after = _now(path).splitlines(), text.splitlines()
    difference = unified_diff(before, after, path, "as it should be", lineterm="", n=1)
    print("\n".join(line[:200] for line in islice(difference, SHOWN_LINES)))
