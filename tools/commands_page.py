"""Write the reference of all commands and exit codes from the very `--help` of each command.

The prose stands in `commands.en.md.j2` and `commands.zh.md.j2` beside this script. Help is built in
one language a process, so each page is made in a process of its own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import _pages
from _pages import table
from mtgrec.model.errors import ExitCode
from mtgrec.output import language
from mtgrec.output.answer import Block, Facts, Prose

PAGES = {"docs/commands.md": "en", "docs/commands.zh.md": "zh"}
TREE = "--tree"
"""The option under which this script prints the help of all commands as JSON."""
HEADS = {
    "en": ({"Commands": "command", "Arguments": "argument"}, "option", "what it does"),
    "zh": ({"命令": "命令", "参数": "参数"}, "选项", "作用"),
}
EXIT_CODES = {
    ExitCode.FINE: (
        "all is well; also where nothing was found, or there are hints only",
        "正常；没有查到内容、只有提示时也是",
        "mtgrec list actions --owner Nobody",
    ),
    ExitCode.FINDINGS: (
        "`check` found errors or warnings; `status --strict`: something is overdue or off-track",
        "`check` 查出错误或警告；`status --strict` 发现有逾期或异常",
        "mtgrec status --strict",
    ),
    ExitCode.USAGE: (
        "wrong usage, settings, address (unknown or ambiguous), value or template",
        "用法、设置、编号（不存在或不唯一）、取值或模板有误",
        "mtgrec show NOTHING",
    ),
    ExitCode.UNREADABLE: (
        "the very file that was asked for cannot be read",
        "指定的文件读不了",
        "mtgrec metric import broken.csv",
    ),
    ExitCode.REFUSED: (
        "refused: the file exists, is locked, was changed meanwhile, or something would be lost",
        "拒绝执行：文件已存在、被锁定、刚被别人改过，或会丢失内容",
        "mtgrec done CANCELLED-ITEM",
    ),
    ExitCode.NETWORK: ("the network or the other side said no", "网络不通，或对方拒绝", ""),
    ExitCode.BUG: (
        "a bug of ours; MTGREC_DEBUG=1 shows the traceback",
        "程序自身的错误；设 MTGREC_DEBUG=1 可看到详细信息",
        "",
    ),
    ExitCode.INTERRUPTED: ("interrupted, as by Ctrl+C", "被中断，比如按了 Ctrl+C", ""),
}
"""What each exit code says, in both languages, and a call that may end so."""


def pages() -> dict[str, str]:
    """Return the reference in both languages."""
    return {path: page(speech) for path, speech in PAGES.items()}


def page(speech: str) -> str:
    """Return the page in one language."""
    done = subprocess.run(
        [sys.executable, __file__, TREE, speech],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    commands: list[dict[str, Any]] = json.loads(done.stdout)
    shared: dict[str, str] = {}
    for command in commands:
        for title, pairs in command["panels"].items():
            # A panel that several commands have is told once, at the end.
            if sum(title in other["panels"] for other in commands) > 1 and title not in _own(
                speech
            ):
                shared[title] = grid(title, pairs, speech)
        command["grids"] = {
            title: grid(title, pairs, speech)
            for title, pairs in command["panels"].items()
            if title not in shared
        }
        command["also"] = [title for title in command["panels"] if title in shared]
    return _pages.rendered(
        f"commands.{speech}.md.j2",
        commands=commands,
        shared=shared,
        anchors={title: f"shared-{number}" for number, title in enumerate(shared, 1)},
        exit_codes=codes(speech),
    )


def _own(speech: str) -> set[str]:
    return {"Arguments", "Commands", "Options"} if speech == "en" else {"参数", "命令", "选项"}


def grid(title: str, pairs: list[list[str]], speech: str) -> str:
    """Return a panel of the help as a table."""
    names, option, what = HEADS[speech]
    rows = [[f"`{name}`", text.replace("<", "\\<")] for name, text in pairs]
    return table([names.get(title, option), what], rows)


def codes(speech: str) -> str:
    """Return the table of exit codes; raises KeyError for one that nothing is said about."""
    heads = {"en": ("code", "meaning", "for example"), "zh": ("退出码", "含义", "例如")}[speech]
    rows = []
    for code in ExitCode:
        english, chinese, example = EXIT_CODES[code]
        rows.append(
            [
                str(int(code)),
                chinese if speech == "zh" else english,
                f"`{example}`" if example else "—",
            ]
        )
    return table(heads, rows)


# -- the help of every command


def tree(speech: str) -> list[dict[str, Any]]:
    """Return usage, help and panels of every command, those inside of others right after them."""
    language.bind("zh" if speech == "zh" else "en")  # before Typer is imported

    from mtgrec.cli import build
    from mtgrec.commands import COMMANDS

    found: list[dict[str, Any]] = []
    for name in COMMANDS:
        found += described(build([name]), [name])
        if inner := getattr(build([name]).commands[name], "commands", {}):
            for word in inner:
                found += described(build([name, word]), [name, word])
    return found


def described(app: Any, path: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the help of the command at `path`, as the blocks that `--help` shows."""
    from typer._click import Context

    from mtgrec.output.help import blocks

    command, context = app, Context(app, info_name="mtgrec")
    for name in path:
        command = command.commands[name]
        context = Context(command, parent=context, info_name=name)
    shown = list(blocks(command, context))
    proses = [block.text for block in shown if isinstance(block, Prose)]
    yield {
        "name": " ".join(["mtgrec", *path]),
        "anchor": "-".join(path),
        "usage": proses[0],
        "about": [text for text in proses[1:] if text],
        "panels": {
            block.title: pairs
            for block in shown
            if isinstance(block, Facts) and (pairs := panel(block))
        },
    }


def panel(block: Block) -> list[tuple[str, str]]:
    """Return the names and texts of a panel."""
    if not isinstance(block, Facts):
        raise TypeError(block)
    return [(name, str(text)) for name, text in block.pairs if name != "--help"]


if __name__ == "__main__":
    if sys.argv[1:2] == [TREE]:
        print(json.dumps(tree(sys.argv[2]), ensure_ascii=False))
    else:
        sys.exit(_pages.main(pages))
