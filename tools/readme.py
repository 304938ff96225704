"""Fill the READMEs and the guides with what mtgrec really prints; `--check` says where they are stale.

    <!-- output: mtgrec status -->     the block below it shows the command, run in the example
    <!-- output: mtgrec ... | grep X --> only the lines with the text X
    <!-- output: mtgrec ... | head N --> only the first N lines
    <!-- output: git diff --numstat --> what git says of the example after the commands above
    <!-- start: mtgrec init -->        the same, in a folder that is empty before the first of them
    <!-- edit: PATH -->                the block below it is typed into that file of the folder
    <!-- count: rules -->120<!-- -->   the number of what is named, see COUNTS

A block typed in fills, line by line, the first field of that name that is still empty.
"""

import re
import shlex
import sys
from pathlib import Path
from typing import NamedTuple

import _pages
import _terminal
from mtgrec.model.records.schema import LISTED
from mtgrec.model.records.types import BUILT_IN
from mtgrec.rules.table import FAMILIES, RULES


class Reader(NamedTuple):
    """Who reads a page: in which language, with which example, on which day."""

    language: str
    example: str
    day: str


ENGLISH = Reader("en", "spring-launch", "2026-04-21")
CHINESE = Reader("zh", "618-2026", "2026-06-28")
GUIDES = ("asking", "meetings", "checking", "following-up", "numbers")
PAGES = {
    "README.md": ENGLISH,
    "README.zh.md": CHINESE,
    **{f"docs/{guide}.md": ENGLISH for guide in GUIDES},
    **{f"docs/{guide}.zh.md": CHINESE for guide in GUIDES},
}
COUNTS = {
    "rules": len(RULES),
    "families": len(FAMILIES),
    "types": len(BUILT_IN),
    "kinds": len(LISTED),
}
COUNT = re.compile(r"<!-- count: (\w+) -->.*?<!-- -->")
BLOCK = re.compile(
    r"<!-- (?P<kind>output|start|edit): (?P<words>.+?) -->\n"
    r"(?P<fence>```\w*\n)(?P<text>.*?)(?P<end>^```$)",
    re.MULTILINE | re.DOTALL,
)


def pages() -> dict[str, str]:
    """Return the pages with fresh outputs."""
    return {path: filled(path, reader) for path, reader in PAGES.items()}


def filled(path: str, reader: Reader) -> str:
    """Return the page, every block of output run anew, from the top to the bottom."""
    page = (_pages.ROOT / path).read_text("utf-8")
    with _terminal.scratch(reader.example) as example, _terminal.scratch() as empty:
        _terminal.commit(example)

        def block(found: re.Match[str]) -> str:
            words = found["words"]
            if found["kind"] == "edit":
                type_in(empty / words, found["text"])
                return found[0]
            folder = example if found["kind"] == "output" else empty
            text = transcript(words, folder, reader)
            return f"<!-- {found['kind']}: {words} -->\n{found['fence']}{text}{found['end']}"

        page = COUNT.sub(lambda hit: f"<!-- count: {hit[1]} -->{COUNTS[hit[1]]}<!-- -->", page)
        return BLOCK.sub(block, page)


def transcript(command: str, folder: Path, reader: Reader) -> str:
    """Return the command as it is typed, and what it prints."""
    call, _, wanted = command.partition(" | grep ")
    call, _, most = call.partition(" | head ")
    name, *arguments = shlex.split(call)
    if name == "git":
        said = _terminal.git(arguments, folder)
    elif name == "mtgrec":
        said = _terminal.run(arguments, folder, language=reader.language, day=reader.day)
    else:
        sys.exit(f"only mtgrec and git are run here, not: {command}")
    lines = [line.rstrip() for line in said.rstrip().splitlines() if wanted in line]
    lines = lines[: int(most)] if most else lines
    return "".join(f"{line}\n" for line in [f"$ {command}", *lines])


def type_in(file: Path, lines: str) -> None:
    """Type into `file`: each line gives its value to the next field of its name that is empty.

    A line that begins an entry (`- id: ...`) only says where the entry is: ids stay as they are.
    """
    text = file.read_text("utf-8")
    place = 0
    for line in lines.strip().splitlines():
        name, _, value = line.partition(":")
        keeps = line == f"{name}:" or name.startswith("  - ")
        found = re.compile(rf"^{re.escape(name)}:{'' if keeps else ' *$'}", re.MULTILINE).search(
            text, place
        )
        if found is None:
            sys.exit(f"{file.name} has no field to fill: {name.strip()}")
        if not keeps:
            text = f"{text[: found.start()]}{name}:{value}{text[found.end() :]}"
        place = found.start()
    file.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(_pages.main(pages))
