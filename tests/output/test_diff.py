"""Diffs: exact for programs (`git apply` takes them), harmless for people."""

import subprocess

import pytest

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


def test_no_difference_is_no_diff():
    assert unified("a.md", "a\n", "a\n") == ""
    assert shown("") == ""


def test_what_people_see_is_harmless():
    diff = unified("a.md", "a\x1b[31m\r\n", "b\u202e\tc\rd\r\n")
    assert shown(diff).splitlines()[2:] == ["@@ -1 +1 @@", "-a\\x1b[31m", "+b\\u202e    c\\x0dd"]
