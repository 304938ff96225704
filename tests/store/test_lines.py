"""Single lines of files, to be shown with problems."""

from mtgrec.store.reading.lines import Lines
from mtgrec.store.workspace import open_workspace


def test_problems_on_one_line_share_it(workspace):
    folder = workspace("=== mtgrec.toml\n=== a.md\none\r\ntwo\n=== b.md\nthree\n")
    lines = Lines(open_workspace(folder))
    first = lines.line("a.md", 1)
    assert (first, lines.line("a.md", 2)) == ("one", "two")
    assert lines.line("a.md", 2) is lines.line("a.md", 2)  # no copy for each of thousands
    assert lines.line("b.md", 1) == "three"
    assert [lines.line("a.md", number) for number in (0, 1, 3)] == [None, "one", None]
