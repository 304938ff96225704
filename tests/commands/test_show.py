"""`mtgrec show`: what an address finds from where one stands, and what is said where it finds nothing."""

import pytest

from mtgrec.commands.show import record

FILES = """
=== c/2026-05-25-kickoff.md
---
type: kickoff
campaign: c
title: Kickoff
date: 2026-05-25
actions:
  - {id: A7KQ, what: Posters}
  - {id: A7BB, what: Flyers, decision: D9TR}
  - {what: No id}
decisions:
  - {id: D9TR, what: Print everything}
---
=== c/2026-06-01-weekly.md
---
type: weekly
campaign: c
title: Weekly
date: 2026-06-01
actions:
  - {id: A8QQ, what: Banners}
---
=== 2026-06-01-weekly.md
---
type: weekly
title: Another one at the root
date: 2026-06-01
---
=== c/bad.md
---
type: weekly
actions: - broken
---
=== c/readme.md
Only text.
"""


@pytest.fixture
def folder(workspace):
    return workspace(FILES + "=== mtgrec.toml\n")


# standing in · address · what is shown
FOUND = [
    (".", "c-KO-260525", "c-KO-260525"),
    (".", "KO", "c-KO-260525"),
    (".", "A7KQ", "c-KO-260525.A7KQ"),
    (".", "a7k", "c-KO-260525.A7KQ"),
    (".", "ko.a7kq", "c-KO-260525.A7KQ"),
    (".", "KO.actions.3", "c-KO-260525.actions.3"),
    (".", "c/2026-05-25-kickoff.md", "c-KO-260525"),
    (".", "2026-06-01-weekly.md", "WK-260601"),
    ("c", "2026-06-01-weekly.md", "c-WK-260601"),  # the one in this folder
    ("c", "./2026-06-01-weekly.md", "c-WK-260601"),
    ("c", "../2026-06-01-weekly.md", "WK-260601"),
    ("c", "c/2026-06-01-weekly.md", "c-WK-260601"),  # seen from the root, as mtgrec prints it
    ("c", "2026-05-25-kickoff.md.A7KQ", "c-KO-260525.A7KQ"),
    ("c", "2026-05-25-kickoff.md.actions.3", "c-KO-260525.actions.3"),
    ("c", "A8QQ", "c-WK-260601.A8QQ"),
]


@pytest.mark.parametrize(("place", "address", "shown"), FOUND)
def test_what_an_address_shows(place, address, shown, folder, mtgrec):
    answer = mtgrec(folder / place, "show", address)
    assert answer.code == 0, answer.err
    assert answer.lines[0].split()[0] == shown


def test_an_absolute_path_and_a_path_through_the_option_for_folders(folder, mtgrec):
    path = folder / "c" / "2026-05-25-kickoff.md"
    for arguments in (("show", str(path)), ("-C", "c", "show", "2026-05-25-kickoff.md")):
        assert mtgrec(folder, *arguments).lines[0] == "c-KO-260525  Kickoff"


# address · exit code · what is said
REFUSED = [
    ("A7", 2, """
        files that could not be read: 1
        “A7” may be several things
        help: write one of: c-KO-260525.A7KQ Posters; c-KO-260525.A7BB Flyers
        """),
    ("260601", 2, """
        files that could not be read: 1
        “260601” may be several things
        help: write one of: WK-260601 Another one at the root; c-WK-260601 Weekly
        """),
    ("A8QX", 2, """
        files that could not be read: 1
        nothing has the address “A8QX”
        help: did you mean “A8QQ” (Banners)?
        """),
    ("c-KO-260526", 2, """
        files that could not be read: 1
        nothing has the address “c-KO-260526”
        help: did you mean “c-KO-260525”?
        """),
    ("KO-260526", 2, """
        files that could not be read: 1
        nothing has the address “KO-260526”
        help: did you mean “KO-260525”?
        """),
    ("ko-260525.a7kx", 2, """
        files that could not be read: 1
        nothing has the address “ko-260525.a7kx”
        help: did you mean “KO-260525.A7KQ” (Posters)?
        """),
    ("zzz", 2, """
        files that could not be read: 1
        nothing has the address “zzz”
        help: see the addresses of items with: mtgrec list actions
        """),
    ("c/readme.md", 2, """
        c/readme.md: this file is no record
        help: a record begins with --- and has a line such as “type: weekly”
        """),
]  # fmt: skip


@pytest.mark.parametrize(("address", "code", "said"), REFUSED)
def test_what_is_said(address, code, said, folder, mtgrec):
    answer = mtgrec(folder, "show", address)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.splitlines() == [line.strip() for line in said.strip().splitlines()]


@pytest.mark.parametrize(
    ("place", "address"), [(".", "c/bad.md"), ("c", "bad.md"), (".", "c/bad.md.A1")]
)
def test_a_file_that_is_asked_for_and_cannot_be_read(place, address, folder, mtgrec):
    answer = mtgrec(folder / place, "show", address)
    assert (answer.code, answer.out) == (3, "")
    sentence, help = answer.err.splitlines()
    assert sentence.startswith("c/bad.md:3:")
    assert help.startswith("help: ")


def test_long_lists_of_candidates_are_cut_and_say_so(workspace, mtgrec):
    items = "".join(f"  - {{id: A7{letter}Q, what: x}}\n" for letter in "BCDFGHJKM")
    folder = workspace(f"=== a.md\n---\ntype: weekly\nactions:\n{items}---\n")
    help = mtgrec(folder, "show", "A7").err.splitlines()[1]
    assert help.count("a.md.A7") == 8
    assert help.endswith("; …")


def test_links_to_files_outside_are_not_followed(folder, tmp_path_factory, mtgrec):
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("---\ntype: weekly\ntitle: Secret\n---\n")
    (folder / "link.md").symlink_to(outside)
    for address in ("link.md", str(outside)):
        answer = mtgrec(folder, "show", address)
        assert answer.code == 2
        assert "Secret" not in answer.out + answer.err


def test_references_are_shown_in_full(folder, mtgrec):
    assert "Decision  c-KO-260525.D9TR" in mtgrec(folder, "show", "A7BB").lines
    assert mtgrec(folder, "show", "D9TR").lines[-1].split() == [
        "c-KO-260525.A7BB",
        "Decision",
        "Flyers",
    ]


COPIES = """
=== mtgrec.toml
=== a.md
---
type: kickoff
campaign: fair
date: 2026-05-01
actions: [{id: A1, what: Flyers, due: 2026-05-20}]
risks: [{id: R5KQ, what: Rain}]
---
=== s/a.md
---
type: weekly
campaign: fair
date: 2026-05-08
actions: [{id: A1, what: Flyers, due: 2026-05-20}, {id: A2, what: Tents}, {id: A1, what: Boxes}]
risks: [{id: R5KQ, what: Snow}]
---
"""


@pytest.mark.parametrize(
    ("address", "original"),
    [
        ("s/a.md.R5KQ", "fair-KO-260501.R5KQ"),
        ("fair-WK-260508.R5KQ", "fair-KO-260501.R5KQ"),
        ("WK-260508.r5kq", "fair-KO-260501.R5KQ"),
        ("s/a.md.risks.1", "fair-KO-260501.R5KQ"),
        ("260508.R5KQ", "fair-KO-260501.R5KQ"),
        ("s/a.md.actions.1", "fair-KO-260501.A1"),
    ],
)
@pytest.mark.parametrize("command", [("show",), ("done",), ("log", "note"), ("set", "note=x")])
def test_the_address_of_a_copy_says_of_what(workspace, mtgrec, address, original, command):
    name, *rest = command
    result = mtgrec(workspace(COPIES), name, address, *rest)
    assert result.code == 2
    assert f"this is a copy of {original}" in result.err
    assert "s/a.md:" in result.err
    assert (
        f"这是 {original} 的副本" in mtgrec(workspace(COPIES), name, address, *rest, lang="zh").err
    )


def test_a_copy_hides_nothing_else_of_its_record(workspace, mtgrec):
    assert "Boxes" in mtgrec(workspace(COPIES), "show", "s/a.md.A1").out
    assert "nothing has the address" in mtgrec(workspace(COPIES), "show", "s/a.md.A9").err


def test_of_a_very_long_text_the_beginning_is_shown(workspace, mtgrec, monkeypatch):
    monkeypatch.setattr(record, "_MOST_TEXT", 20)
    head = "=== mtgrec.toml\n=== r.md\n---\ntype: weekly\nid: R\ndate: 2026-06-01\n---\n"
    folder = workspace(f"{head}{'1234567890' * 2}\n")
    assert mtgrec(folder, "show", "r.md").lines[-1] == "1234567890" * 2
    folder = workspace(f"{head}{'1234567890' * 300}\n")
    shown = mtgrec(folder, "show", "r.md").lines
    assert shown[-2:] == ["1234567890" * 2, "... and 2,980 more characters: mtgrec edit r.md"]
