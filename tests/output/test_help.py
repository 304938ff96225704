"""`--help` looks like every other answer, speaks Chinese and cuts nothing off."""

import pytest

APP = '''
    import sys
    from typing import Annotated
    from mtgrec.output.language import bind
    bind("zh", sys.argv.pop(1))
    import typer
    from mtgrec.output.help import Command, Group

    app = typer.Typer(cls=Group, add_completion=False, no_args_is_help=True, epilog="手册：mtgrec docs")

    @app.callback()
    def main(verbose: Annotated[bool, typer.Option("--verbose", help="多说一些。")] = False):
        """会议纪要
        与检查清单。

        第二段。"""

    @app.command(cls=Command)
    def new(
        kind: Annotated[str, typer.Argument(metavar="KIND", help="[红] 记录的种类，可以写中文或英文，例如周会、启动会、复盘会、项目评估会。")],
        campaign: Annotated[str, typer.Option(metavar="ID", help="项目编号。")] = "618-2026",
        secret: Annotated[str, typer.Option(hidden=True)] = "",
    ):
        """从模板新建一份会议记录，文件名与编号按规则生成，不会覆盖任何已有的文件，若已存在则拒绝。

        细节。"""

    @app.command(cls=Command, rich_help_panel="查看")
    def status():
        """各项目进展。"""

    @app.command(hidden=True)
    def hidden(): ...

    @app.command()
    def show(): ...

    try:
        app(prog_name="mtgrec", standalone_mode=False)
    except typer.TyperException as error:  # as the door does
        print(error.format_message(), type(error).__name__)
'''
WORDS = {
    "Usage: ": "用法：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "Arguments": "参数",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示本说明。",
    "required": "必填",
    "default: {default}": "默认：{default}",
}


@pytest.fixture
def page(python, catalogue):
    folder = catalogue(WORDS)
    return lambda *arguments, **env: python(APP, folder, *arguments, **env)


def test_the_front_page(page):
    assert page("--help") == (
        "用法：mtgrec [选项] 命令 [参数]...\n"
        "\n"
        "会议纪要 与检查清单。\n"
        "\n"
        "第二段。\n"
        "\n"
        "命令\n"
        "new   从模板新建一份会议记录，文件名与编号按规则生成，不会覆盖任何已有的文件，若已存在则拒绝。\n"
        "show\n"
        "\n"
        "查看\n"
        "status  各项目进展。\n"
        "\n"
        "选项\n"
        "--verbose  多说一些。\n"
        "--help     显示本说明。\n"
        "\n"
        "手册：mtgrec docs\n"
    )


def test_the_page_of_a_command(page):
    assert page("new", "--help") == (
        "用法：mtgrec new [选项] KIND\n"
        "\n"
        "从模板新建一份会议记录，文件名与编号按规则生成，不会覆盖任何已有的文件，若已存在则拒绝。\n"
        "\n"
        "细节。\n"
        "\n"
        "参数\n"
        "KIND  [红] 记录的种类，可以写中文或英文，例如周会、启动会、复盘会、项目评估会。  [必填]\n"
        "\n"
        "选项\n"
        "--campaign ID  项目编号。  [默认：618-2026]\n"
        "--help         显示本说明。\n"
    )


def test_nothing_is_cut_where_the_terminal_is_narrow(python, catalogue):
    terminal = APP.replace("import sys\n", "import sys\n    sys.stdout.isatty = lambda: True\n", 1)
    shown = python(terminal, catalogue(WORDS), "new", "--help", COLUMNS="40", NO_COLOR="1")
    assert [line.rstrip() for line in shown.splitlines()][8:14] == [
        "参数",
        "KIND  [红] 记录的种类，可以写中文或英",
        "      文，例如周会、启动会、复盘会、项目",
        "      评估会。  [必填]",
        "",
        "选项",
    ]


def test_without_arguments_the_same_page_and_a_wrong_usage(page):
    assert page() == page("--help").removesuffix("\n") + " NoArgsIsHelpError\n"
