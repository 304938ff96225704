"""The commands that README and guide show leave nothing behind that `check` would find."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
_SHOWN = re.compile(r"^<!-- (?:output|start): mtgrec (.*) -->$", re.MULTILINE)
_EDIT = re.compile(r"^<!-- edit: (.*) -->\n```yaml\n(.*?)```", re.MULTILINE | re.DOTALL)
WRITERS = ("done", "log", "set", "add", "reopen", "init", "new", "status")
# guide · example · its day · what is done after the commands of the guide
GUIDES = {
    "en": ("editing.md", "spring-launch", "2026-04-21", ["AK3F", "AMT9", "AKK3"]),
    "zh": ("editing.zh.md", "618-2026", "2026-06-28", ["A9FF", "AR9M", "AKK3"]),
}


def commands(page):
    shown = map(shlex.split, _SHOWN.findall((ROOT / page).read_text("utf-8")))
    return [arguments for arguments in shown if arguments[0] in WRITERS]


@pytest.mark.parametrize("lang", GUIDES)
def test_working_off_a_meeting(lang, mtgrec, tmp_path):
    page, example, day, left = GUIDES[lang]
    folder = shutil.copytree(ROOT / "examples" / example, tmp_path / example)

    def run(*arguments):
        return mtgrec(folder, *arguments, today=day, lang=lang, seed="1")

    def findings():
        found = run("check", "--format", "json").json["findings"]
        return {(each["code"], each["address"]) for each in found}

    before = findings()
    for arguments in commands(f"docs/{page}"):
        assert run(*arguments).code == 0, arguments
    assert findings() <= before
    touched = {arguments[1] for arguments in commands(f"docs/{page}") if arguments[0] == "done"}
    for address in left:
        assert run("done", address, "--reason", "waited for legal").code in (0, 2)
        assert run("done", address).code == 0
    after = findings()
    assert after <= before
    names = (*touched, *left)
    assert [each for each in after if (each[1] or "").endswith(names) and each[0] != "A014"] == []


@pytest.mark.parametrize(
    ("page", "lang", "day"),
    [("README.md", "en", "2026-04-21"), ("README.zh.md", "zh", "2026-06-28")],
)
def test_the_first_five_minutes(page, lang, day, mtgrec, tmp_path):
    def run(*arguments):
        return mtgrec(tmp_path, *arguments, today=day, lang=lang, seed="1")

    for arguments in commands(page):
        if arguments[0] in ("init", "new"):
            assert run(*arguments).code == 0
    ((path, filled),) = _EDIT.findall((ROOT / page).read_text("utf-8"))
    values = dict(line.strip("- ").split(": ", 1) for line in filled.splitlines()[1:])
    (action,) = [
        each["address"]
        for each in [run("add", "action", "x", "--to", path, "--format", "json").json]
    ]
    fields = [f"{name}={value}" for name, value in values.items() if name not in ("id", "编号")]
    assert run("set", action, *fields).code == 0
    assert run("log", action, "70%", "--progress", "70").code == 0
    assert run("done", action).code == 0
    assert run("reopen", action).code == 0
    assert run("done", action).code == 0
    found = run("check", "--format", "json").json["findings"]
    assert [each for each in found if each["address"] == action and each["code"][0] != "P"] == []
