"""The language is chosen once, by the nearest wish, and heard everywhere."""

import gettext
from collections.abc import Mapping

import pytest

from mtgrec.model.errors import UsageError
from mtgrec.model.message import Message
from mtgrec.output.language import _, bind, choose, current, machine_locale, say

ZH = {"LC_ALL": "zh_CN.UTF-8"}


@pytest.mark.parametrize(
    ("option", "env", "workspace", "machine", "language"),
    [
        (None, {}, None, "", "en"),
        ("en", {"MTGREC_LANG": "zh", **ZH}, "zh", "zh_CN", "en"),
        ("zh", {"MTGREC_LANG": "en"}, "en", "", "zh"),
        (None, {"MTGREC_LANG": "zh", "LANG": "en_US"}, "en", "", "zh"),
        (None, {"MTGREC_LANG": "en", **ZH}, "zh", "", "en"),
        (None, {"MTGREC_LANG": "fr"}, "zh", "", "zh"),
        (None, ZH, "en", "", "en"),
        (None, {"LANG": "en_US.UTF-8"}, "zh", "", "zh"),
        (None, ZH, None, "", "zh"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, None, "zh_CN", "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US"}, None, "", "zh"),
        (None, {"LANG": "zh_Hant"}, None, "", "zh"),
        (None, {"LANG": "de_DE"}, None, "zh_CN", "en"),
        (None, {}, None, "Chinese (Simplified)_China.936", "zh"),
        (None, {"LANG": "zhuang"}, None, "", "en"),
    ],
)
def test_the_nearest_wish_counts(
    option: str | None, env: Mapping[str, str], workspace: str | None, machine: str, language: str
):
    assert choose(option, env, workspace, machine) == language


@pytest.mark.parametrize("word", ["zh", "ZH", "zh-CN", "zh_Hant", "中文", "Chinese"])
def test_chinese_by_any_of_its_names(word: str):
    assert choose(word, {}, None) == "zh"


def test_an_unknown_language_is_a_wrong_usage():
    with pytest.raises(UsageError) as caught:
        choose("fr", ZH, "zh")
    assert str(caught.value) == "mtgrec does not speak fr"
    assert str(caught.value.help) == "--lang takes zh or en"


def test_a_machine_without_variables_is_asked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("locale.getlocale", lambda: ("Chinese (Simplified)_China", "936"))
    monkeypatch.setattr("os.name", "posix")
    assert machine_locale() == ""
    monkeypatch.setattr("os.name", "nt")
    assert machine_locale() == "Chinese (Simplified)_China"


def test_what_is_bound_is_spoken(catalogue):
    bind("zh", catalogue({"Options": "选项"}))
    assert (current(), _("Options"), _("unknown"), _("")) == ("zh", "选项", "unknown", "")
    bind("en")
    assert (current(), _("Options")) == ("en", "Options")


def test_before_anything_is_bound_english_is_spoken(python):
    code = "from mtgrec.output.language import _, current; print(current(), _('Options'))"
    assert python(code) == "en Options\n"


def test_without_a_catalogue_english_is_spoken(tmp_path):
    bind("zh", str(tmp_path))
    assert (current(), _("Options")) == ("zh", "Options")


def test_a_broken_catalogue_stops_nothing(tmp_path):
    folder = tmp_path / "zh" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "mtgrec.mo").write_bytes(b"no catalogue")
    bind("zh", str(tmp_path))
    assert _("Options") == "Options"


def test_whoever_took_gettext_early_follows_a_later_choice(catalogue):
    bind("en")
    taken = gettext.gettext
    bind("zh", catalogue({"Options": "选项"}))
    assert taken("Options") == "选项"


def test_a_message_is_translated_and_its_values_made_harmless(catalogue):
    bind("zh", catalogue({"{name}: {problem}": "{name}：{problem}", "no {what}": "没有{what}"}))
    message = Message(
        "{name}: {problem}", name="a\x1b\n", problem=Message("no {what}", what="x\u202e")
    )
    assert say(message) == "a\\x1b ：没有x\\u202e"
