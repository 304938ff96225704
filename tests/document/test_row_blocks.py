"""Rows of a CSV file in blocks, each with the line at which it begins."""

import csv

import pytest

from mtgrec.document.metrics.row_blocks import read_block

LINES = ["d,v\n", "1,2\n", "\n", '3,"two\n', 'lines"\n', "4,5\n"]


def blocks(lines, *, quotes=True):
    table = csv.reader(lines)
    found = []
    while block := read_block(table, quotes=quotes):
        found.append(block)
    return found


@pytest.mark.parametrize("times", [1, 60, 200])
def test_every_row_has_its_line(times):
    found = [
        pair
        for block in blocks(LINES * times)
        for pair in zip(block.lines, block.rows, strict=True)
    ]
    expected, table = [], csv.reader(LINES * times)
    line = 1
    for row in table:
        expected.append((line, row))
        line = table.line_num + 1
    assert found == expected


@pytest.mark.parametrize("quotes", [True, False])
def test_rows_before_and_after_one_that_cannot_be_read(quotes):
    lines = ["a,b\n", "c,d\n", "x" * 200_000 + "\n", "e,f\n"]
    first, second = blocks(lines, quotes=quotes)
    assert (first.rows, list(first.lines), first.following) == ([["a", "b"], ["c", "d"]], [1, 2], 3)
    assert first.error
    assert (second.rows, list(second.lines), second.error) == ([["e", "f"]], [4], None)


def test_columns_end_with_the_shortest_row():
    (block,) = blocks(["a,b,c\n", "d,e\n"])
    assert block.columns == [("a", "d"), ("b", "e")]
