"""A stop is one sentence with its place, and perhaps one more on how to mend it."""

import io

from mtgrec.cli import print_error
from mtgrec.model.errors import MtgrecError, UsageError
from mtgrec.model.message import Message
from mtgrec.output.language import bind


def told(error: MtgrecError) -> str:
    stream = io.StringIO()
    print_error(error, stream)
    return stream.getvalue()


def test_place_sentence_and_help():
    error = UsageError(
        Message("unknown status {word}", word="donee"),
        Message("did you mean {word}?", word="done"),
        "a/b.md:12:3",
    )
    assert told(error) == "a/b.md:12:3: unknown status donee\nhelp: did you mean done?\n"


def test_a_sentence_alone():
    assert told(MtgrecError(Message("no record"))) == "no record\n"


def test_in_chinese(catalogue):
    bind(
        "zh",
        catalogue({"no {x}": "没有{x}", "help: {help}": "帮助：{help}", "try {y}": "请用 {y}"}),
    )
    error = UsageError(Message("no {x}", x="甲"), Message("try {y}", y="乙"))
    assert told(error) == "没有甲\n帮助：请用 乙\n"


def test_place_and_values_are_harmless():
    error = UsageError(Message("{x}", x="\x1b[2J"), Message("{x}", x="\u202e"), "a\x07\n.md")
    assert told(error) == "a\\x07 .md: \\x1b[2J\nhelp: \\u202e\n"
