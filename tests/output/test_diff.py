"""Diffs: exact for programs (`git apply` takes them), harmless for people."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.output import diff
from mtgrec.output.diff import shown, unified

# before · after · the diff below its two lines of file names
DIFFS = [
    ("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"),
    ("a\nb\n", "a\n", "@@ -1,2 +1 @@\n a\n-b\n"),
    ("a", "b", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"),
    ("a\nb", "c\nb", "@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n"),
    ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    ("a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n"),
    ("a\rb\n", "a\rc\n", "@@ -1 +1 @@\n-a\rb\n+a\rc\n"),
    ("a\u2028b\n", "a\u2028c\n", "@@ -1 +1 @@\n-a\u2028b\n+a\u2028c\n"),
    ("\ufeffa\n", "\ufeffb\n", "@@ -1 +1 @@\n-\ufeffa\n+\ufeffb\n"),
    ("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nx\n6\n7\n8\n", "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "diff"), DIFFS)
@pytest.mark.parametrize("path", ["夏促/a.md", "with blank.md"])
def test_the_diff_is_exact_and_git_applies_it(before, after, diff, path, tmp_path):
    end = "\t" if " " in path else ""
    made = unified(path, before, after)
    assert made == f"--- a/{path}{end}\n+++ b/{path}{end}\n{diff}"
    file = tmp_path / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(before.encode())
    subprocess.run(
        ["git", "apply", "-"], cwd=tmp_path, input=made.encode(), check=True, capture_output=True
    )
    assert file.read_bytes() == after.encode()


@given(
    st.lists(st.sampled_from(["a", "b", "", "c"]), max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["x", "a", ""])), max_size=3),
    st.booleans(),
)
def test_what_is_the_same_at_both_ends_changes_no_diff(
    lines: list[str], changes: list[tuple[int, str]], has_end: bool
):
    after = list(lines)
    for number, line in changes:
        after[number : number + 1] = [line, line] if number % 2 else []
    texts = ["\n".join(each) + "\n" * has_end for each in (lines, after)]
    whole = unified("a.md", *texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diff, "_LONG", 0)
        patch.setattr(diff, "_AROUND", 40)
        patch.setattr(diff, "_PIECE", 3)
        assert unified("a.md", *texts) == whole


@pytest.mark.parametrize("place", [0, 1, 150, 299])
@pytest.mark.parametrize("new", ["", "x\n", "x\ny\n"])
def test_lines_far_above_and_below_a_change_are_only_counted(
    place: int, new: str, monkeypatch: pytest.MonkeyPatch
):
    lines = [f"{number}\n" for number in range(300)]
    before, after = "".join(lines), "".join([*lines[:place], new, *lines[place + 1 :]])
    whole = unified("a.md", before, after)
    monkeypatch.setattr(diff, "_LONG", 0)
    monkeypatch.setattr(diff, "_AROUND", 4)
    monkeypatch.setattr(diff, "_PIECE", 7)
    assert unified("a.md", before, after) == whole
    assert (diff._same_beginning(before, after) > 0) == (place > 4)


def test_the_end_of_a_long_text_is_not_split_into_lines(monkeypatch: pytest.MonkeyPatch):
    split = diff._split
    lines: list[int] = []

    def counted(text: str) -> list[str]:
        lines.append(text.count("\n"))
        return split(text)

    monkeypatch.setattr(diff, "_split", counted)
    body = "x\n" * 500_000
    assert unified("a.md", f"a\n{body}", f"b\n{body}").endswith("\n-a\n+b\n x\n x\n x\n")
    assert max(lines) < 200


def test_no_difference_is_no_diff():
    assert unified("a.md", "a\n", "a\n") == ""
    assert shown("") == ""


def test_what_people_see_is_harmless():
    diff = unified("a.md", "a\x1b[31m\r\n", "b\u202e\tc\rd\r\n")
    assert shown(diff).splitlines()[2:] == ["@@ -1 +1 @@", "-a\\x1b[31m", "+b\\u202e    c\\x0dd"]
