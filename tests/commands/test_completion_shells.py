"""What a shell completes arrives as it is written in the records, as one word, and never runs.

A repository is anybody's text: its names stand here with all that shells give a meaning to.
"""

import contextlib
import json
import os

import pytest

from mtgrec.commands.completion import SCRIPTS
from tests.commands.shells import shell

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no shells of this kind")

HOSTILE = [
    "Jo Lund", "O'Neil", 'Bo"x', "$HOME", "$(touch pwned)", "`touch pwned`", "a;touch pwned",
    "a|touch pwned", "a&touch pwned", "a>pwned", "a<x", "!x", "!!", "a!b", "*", "?", "[a]", "{a,b}",
    "~", "~root", "#x", "a#b", "\\", "a\\b", "a\\ b", "^x", "=x", "a=b", "a:b", "a@b", "%x", "+x", "a.b",
    "(x)", "李雷 韩", "（主责）李", "é ñ", "two  blanks", "mixed'\"'", "$'x'", "${IFS}", "a\\$b", 'end"', "end'",
]  # fmt: skip
NAMES = [f"n{number:02}{text}" for number, text in enumerate(HOSTILE)]
PLACES = {
    "owner": "list actions --owner {typed}",
    "campaign": "list actions --campaign {typed}",
    "department": "list actions --department {typed}",
    "tag": "list actions --tag {typed}",
    "address": "show {typed}",
    "field": "set A1QQ owner={typed}",
}


@pytest.fixture(scope="module", params=SCRIPTS)
def running(request, tmp_path_factory):
    """A shell in a workspace in which people, campaigns, departments and tags have such names."""
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "mtgrec.toml").touch()
    people = [{"name": name, "department": name} for name in NAMES]
    (folder / "people.yaml").write_text(json.dumps(people, ensure_ascii=False), "utf-8")
    for number, name in enumerate(NAMES):
        quoted = json.dumps(name, ensure_ascii=False)
        item = "actions: [{id: A1QQ, what: x}]\n" if number == 0 else ""
        (folder / f"{number}.md").write_text(
            f"---\ntype: weekly\ndate: 2026-06-01\nid: R{number}\ncampaign: {quoted}\n"
            f"tags: [{quoted}]\n{item}---\n", "utf-8",
        )  # fmt: skip
    place = tmp_path_factory.mktemp("shell")
    script = SCRIPTS[request.param]
    with (
        contextlib.chdir(folder),
        pytest.MonkeyPatch.context() as patch,
        shell(request.param, folder, place, script) as started,
    ):
        patch.setenv("MTGREC_LANG", "en")
        yield started
    assert not [*folder.glob("pwned*"), *place.glob("pwned*")]


@pytest.mark.parametrize("where", PLACES)
def test_a_name_arrives_as_it_is(where, running):
    wrong = {}
    for name in NAMES:
        words = running.run(f"mtgrec {PLACES[where].format(typed=name[:3])}\t\n")
        prefix = "owner=" if where == "field" else ""
        if words[-1] != f"{prefix}{name}":
            wrong[name] = words
    assert not wrong


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_name_arrives_as_it_is_in_open_quotes(quote, running):
    """All of them in bash, where the quoting is ours; the others quote for themselves."""
    wrong = {}
    for name in NAMES if running.name == "bash" else NAMES[::4]:
        words = running.run(f"mtgrec list actions --owner {quote}{name[:3]}\t\n")
        if words[-1] != name:
            wrong[name] = words
    assert not wrong


def test_names_of_fields_end_in_their_sign(running):
    """`set A1QQ stat<Tab>` is `status=`, ready for the value, in every shell."""
    assert running.run("mtgrec set A1QQ stat\tdone\n")[-1] == "status=done"


def test_an_option_takes_its_own_values_only(running):
    """Kinds are no channels: what nobody knows stays as it was typed."""
    assert running.run("mtgrec list actions --channel act\t\n")[-1] == "act"
