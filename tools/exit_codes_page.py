"""Write the pages of the exit codes: from the enum in the code, with real calls that end with them.

What a code means stands in `exit_codes.yaml`, the prose around it in `exit_codes.en.md.j2` and
`exit_codes.zh.md.j2`, all beside this script.
"""

import shlex
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

import _pages
import _terminal
from _guides import READERS, Reader
from _pages import ROOT, table
from mtgrec.model.errors import ExitCode
from mtgrec.output.language import Language

PAGES: dict[str, Language] = {"docs/exit-codes.md": "en", "docs/exit-codes.zh.md": "zh"}
HEADS = {"en": ("code", "meaning"), "zh": ("退出码", "含义")}


class Told(NamedTuple):
    """What a page says about one code."""

    number: int
    meaning: str
    more: str
    transcript: str
    """A call that ends with it and what it prints; empty where there is none."""


def pages() -> dict[str, str]:
    """Return the pages by their path."""
    texts = yaml.safe_load((ROOT / "tools/exit_codes.yaml").read_text("utf-8"))
    if set(texts) != {code.name for code in ExitCode}:
        sys.exit(f"exit_codes.yaml is not about {[code.name for code in ExitCode]}")
    return {path: page(language, texts) for path, language in PAGES.items()}


def page(language: Language, texts: Mapping[str, Any]) -> str:
    """Return the page in one language."""
    codes = [told(code, texts[code.name][language], READERS[language]) for code in ExitCode]
    rows = [(f"`{code.number}`", code.meaning) for code in codes]
    overview = table(HEADS[language], rows)
    return _pages.rendered(f"exit_codes.{language}.md.j2", codes=codes, table=overview)


def told(code: ExitCode, text: Mapping[str, Any], reader: Reader) -> Told:
    """Return what is told about a code; stops where its example ends with another one."""
    transcript = ""
    if "run" in text:
        with _terminal.scratch(reader.example) as folder:
            for name, content in text.get("file", {}).items():
                (folder / name).write_text(content, "utf-8")
            said = _terminal.run(
                shlex.split(text["run"])[1:],
                folder,
                language=reader.language,
                day=reader.day,
                codes=(code,),
            )
        lines = [f"$ {text['run']}", *said.rstrip().splitlines(), "$ echo $?", str(int(code))]
        transcript = "".join(f"{line.rstrip()}\n" for line in lines)
    return Told(int(code), text["meaning"], text["more"], transcript)


if __name__ == "__main__":
    sys.exit(_pages.main(pages))
