"""The interface language: chosen once, then used for every sentence.

`bind` must be called before `import typer`: Typer copies `gettext.gettext` into its own modules
when it is imported, and so finds its sentences ("Options", "No such command") in our catalogue.
"""

import errno
import gettext
import os
import re
from collections.abc import Mapping
from typing import Literal

from mtgrec.model.errors import UsageError
from mtgrec.model.message import Message
from mtgrec.model.values.shell_words import with_quoted_commands
from mtgrec.output.text import visible

Language = Literal["zh", "en"]

LOCALE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")  # noqa: PTH118, PTH120
_WORDS: Mapping[str, Language] = {
    "zh": "zh", "chinese": "zh", "中文": "zh",
    "en": "en", "english": "en", "英文": "en",
}  # fmt: skip


class _Bound:
    """The language bound last: the only state in `output`, as a process has one language."""

    language: Language = "en"
    sentences = gettext.NullTranslations()


def choose(
    option: str | None, env: Mapping[str, str], workspace: str | None, machine: str = ""
) -> Language:
    """Return the language by `--lang`, MTGREC_LANG, the workspace, the locale, else English.

    Raises UsageError where `--lang` names another language.
    """
    if option:
        return _language_of_option(option)
    variables = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((env[name] for name in variables if env.get(name)), machine)
    candidates = (env.get("MTGREC_LANG"), workspace, locale)
    return next(
        (language for candidate in candidates if (language := _parse_language(candidate or ""))),
        "en",
    )


def _language_of_option(option: str) -> Language:
    language = _parse_language(option)
    if language is None:
        unknown = Message("mtgrec does not speak {language}", language=option)
        raise UsageError(unknown, Message("--lang takes zh or en"))
    return language


def _parse_language(word: str) -> Language | None:
    """Return the language of `zh`, `zh_TW.UTF-8`, `Chinese (Simplified)_China.936` and the like."""
    start = re.match(r"[^\W\d_]+", word.strip().lower())
    return _WORDS.get(start[0]) if start else None


def machine_locale() -> str:
    """Return the locale of Windows, which sets no variable for it; empty on other systems."""
    if os.name != "nt":
        return ""
    import locale

    return locale.getlocale()[0] or ""


def bind(language: Language, folder: str = LOCALE) -> None:
    """Use `language` from now on; English if there is no catalogue for it.

    Raises OSError where there is one that cannot be read.
    """
    _Bound.language = language
    _Bound.sentences = _catalogue(language, folder)
    # Our function, not the catalogue's: Typer keeps the one it copied, and ours follows `bind`.
    gettext.gettext = _


def _catalogue(language: str, folder: str) -> gettext.NullTranslations:
    try:
        with open(f"{folder}/{language}/LC_MESSAGES/mtgrec.mo", "rb") as file:  # noqa: PTH123
            return gettext.GNUTranslations(file)
    except OSError as error:
        if error.errno not in {0, errno.ENOENT}:  # 0: it is no catalogue
            raise
        return gettext.NullTranslations()


def current() -> Language:
    """Return the language last bound."""
    return _Bound.language


def _(message: str) -> str:
    """Return the sentence in the bound language; gettext has its own header under the empty key."""
    return _Bound.sentences.gettext(message) if message else ""


def in_language(message: str, language: str) -> str:
    """Return the sentence in a language that need not be the bound one: that of a new record."""
    return _(message) if language == current() else _catalogue(language, LOCALE).gettext(message)


def say(message: Message) -> str:
    """Return the message in the bound language, with its values escaped, in commands quoted."""
    return message.say(_, visible, with_quoted_commands)
