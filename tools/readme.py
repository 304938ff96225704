"""Fill READMEs and guides with what mtgrec really prints; with `--check` say where they are stale.

    <!-- output: mtgrec status -->     the block below it shows the command, run in the example
    <!-- output: mtgrec ... | grep X --> only the lines with the text X
    <!-- output: mtgrec ... | head N --> only the first N lines
    <!-- output: git diff --numstat --> what git says of the example after the commands above
    <!-- start: mtgrec init -->        the same, in a folder that is empty before the first of them
    <!-- edit: PATH -->                the block below it is typed into that file of the folder

A block typed in fills, line by line, the first field of that name that is still empty. Each page has
an example and an empty folder of its own. How numbers get into the prose stands in `_counted.py`.
"""

import re
import shlex
import sys
from pathlib import Path

import _pages
import _terminal
from _counted import counted
from _guides import BLOCK, GUIDES, Reader


def pages() -> dict[str, str]:
    """Return the pages with fresh outputs, numbers and names."""
    return {path: filled(path, reader) for path, reader in GUIDES.items()}


def filled(path: str, reader: Reader) -> str:
    """Return the page, every block of output run anew, from the top to the bottom."""
    page = counted((_pages.ROOT / path).read_text("utf-8"), reader.language)
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
