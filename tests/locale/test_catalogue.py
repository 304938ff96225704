"""The Chinese catalogue is whole: a sentence that is missing here would be said in English.

What to do where one of these fails: `python3 dev.py messages`, fill in the empty translations in
src/mtgrec/locale/zh/LC_MESSAGES/mtgrec.po, and run it again.
"""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

pofile = pytest.importorskip("babel.messages.pofile")
extract = pytest.importorskip("babel.messages.extract")

SOURCE = Path(__file__).parents[2] / "src"
with (SOURCE / "mtgrec/locale/zh/LC_MESSAGES/mtgrec.po").open("rb") as file:
    CATALOGUE = pofile.read_po(file)
CHINESE = {message.id: message.string for message in CATALOGUE if message.id}

# The keywords of dev.py.
KEYWORDS = {**extract.DEFAULT_KEYWORDS, "Message": None}
MARKS = {"_", "N_", "Message"}

# A frame around another sentence: there is nothing to translate.
SAME = {"{sentence}"}
# A field's two names, of which a Chinese reader is told the Chinese one alone.
BOTH_NAMES = "{english} {chinese}"


def extracted() -> set[str]:
    """Return every sentence that Babel finds in the source."""
    found = extract.extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    return {sentence for _, _, sentence, _, _ in found}


def marked(tree: ast.AST) -> set[str]:
    """Return every sentence that Python finds under one of the marks, in f-strings too."""
    return {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in MARKS
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def gaps(sentence: str) -> set[tuple[str, str | None, str | None]]:
    parts = Formatter().parse(sentence)
    return {(name, kind, form) for _, name, form, kind in parts if name is not None}


def test_every_sentence_of_the_source_is_in_the_catalogue_and_no_other():
    sentences = extracted()
    assert sentences - CHINESE.keys() == set(), "run: python3 dev.py messages"
    assert CHINESE.keys() - sentences == set(), "run: python3 dev.py messages"


def test_babel_sees_every_sentence_that_is_marked():
    """It does not look into f-strings."""
    found = {path: marked(ast.parse(path.read_text("utf-8"))) for path in SOURCE.rglob("*.py")}
    assert set().union(*found.values()) - extracted() == set()


def test_every_sentence_is_translated():
    assert [sentence for sentence, text in CHINESE.items() if not text] == []
    assert [sentence for sentence, text in CHINESE.items() if text == sentence] == [*SAME]


def test_nothing_is_guessed_or_left_over():
    assert [message.id for message in CATALOGUE if message.fuzzy] == []
    assert list(CATALOGUE.obsolete) == []


def test_a_translation_has_the_gaps_of_its_sentence():
    wrong = {en: zh for en, zh in CHINESE.items() if zh and gaps(zh) != gaps(en)}
    assert wrong == {BOTH_NAMES: "{chinese}"}


def test_chinese_is_written_with_chinese_punctuation():
    """What stands between quotes or backquotes is to be typed as it is."""
    plain = {en: re.sub(r"“[^”]*”|`[^`]*`", "", zh) for en, zh in CHINESE.items()}
    narrow = re.compile(r"[\u4e00-\u9fff] ?[,;:?!()]|[,;?!(] ?[\u4e00-\u9fff]")
    assert {en: zh for en, zh in plain.items() if narrow.search(zh)} == {}


def test_the_rates_keep_their_names_apart():
    names = {
        "Task completion": "任务完成率",
        "On time": "按时完成率",
        "Goal attainment": "目标达成率",
        "Budget use": "预算执行进度",
        "Checks done": "检查完成率",
        "no data": "缺数据",
    }
    assert {name: CHINESE.get(name, names[name]) for name in names} == names


# Where 、 joins names that are written into a file or are data, and so the same in both languages;
# `joined` of tables/cells.py asks for the language itself. Sentences take `listed` of model/message.py.
JOINED_AS_DATA = {
    "commands/add/fields.py": 1,
    "commands/new/__init__.py": 1,
    "document/pen/lists.py": 1,
    "document/pen/proof.py": 1,
    "document/record/values.py": 1,
    "model/editing/input_values.py": 1,
    "model/editing/reference_guesses.py": 1,
    "model/records/name_parts.py": 1,
    "model/records/record.py": 1,
    "model/records/register.py": 2,
    "output/tables/cells.py": 1,
    "rules/engine/fixes.py": 1,
}


def test_no_sentence_is_joined_by_the_chinese_comma():
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        commas = [
            node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value == "、"
        ]
        if commas:
            found[path.relative_to(SOURCE / "mtgrec").as_posix()] = len(commas)
    assert found == JOINED_AS_DATA


def test_no_english_sentence_joins_values_by_the_chinese_comma():
    assert {text for text in map(str, extracted()) if "}、" in text or "、{" in text} == set()
