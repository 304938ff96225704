"""The interface language: chosen once, then used for every sentence.

`bind` must come before `import typer`: Typer takes `gettext.gettext` into its own modules when it
is imported, and so finds its sentences ("Options", "No such command") in our catalogue.
"""

import gettext
import os
import re
from collections.abc import Mapping
from typing import Literal

from mtgrec.model.errors import UsageError
from mtgrec.model.message import Message
from mtgrec.output.text import visible

Language = Literal["zh", "en"]

LOCALE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")  # noqa: PTH118, PTH120
_WORDS: Mapping[str, Language] = {
    "zh": "zh", "chinese": "zh", "中文": "zh",
    "en": "en", "english": "en", "英文": "en",
}  # fmt: skip


class _Bound:
    """What was bound last: the only state in this floor, for a process speaks one language."""

    language: Language = "en"
    sentences = gettext.NullTranslations()


def choose(
    option: str | None, env: Mapping[str, str], workspace: str | None, machine: str = ""
) -> Language:
    """Decide by `--lang`, then MTGREC_LANG, the workspace and the locale; English at last."""
    if option:
        return _asked_for(option)
    variables = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((env[name] for name in variables if env.get(name)), machine)
    choices = (env.get("MTGREC_LANG"), workspace, locale)
    return next((found for choice in choices if (found := _known(choice or ""))), "en")


def _asked_for(option: str) -> Language:
    language = _known(option)
    if language is None:
        unknown = Message("mtgrec does not speak {language}", language=option)
        raise UsageError(unknown, Message("--lang takes zh or en"))
    return language


def _known(word: str) -> Language | None:
    """Read `zh`, `zh_TW.UTF-8`, `zh-Hant`, `Chinese (Simplified)_China.936` and their like."""
    start = re.match(r"[^\W\d_]+", word.strip().lower())
    return _WORDS.get(start[0]) if start else None


def machine_locale() -> str:
    """Return the locale of a machine that names it in no variable, as Windows does."""
    if os.name != "nt":
        return ""
    import locale

    return locale.getlocale()[0] or ""


def bind(language: Language, folder: str = LOCALE) -> None:
    """Speak `language` from now on; without a catalogue for it, English."""
    _Bound.language = language
    _Bound.sentences = _catalogue(language, folder)
    # Our function, not the catalogue's: Typer keeps what it takes, and this one follows `bind`.
    gettext.gettext = _


def _catalogue(language: Language, folder: str) -> gettext.NullTranslations:
    try:
        with open(f"{folder}/{language}/LC_MESSAGES/mtgrec.mo", "rb") as file:  # noqa: PTH123
            return gettext.GNUTranslations(file)
    except OSError:
        return gettext.NullTranslations()


def current() -> Language:
    """Return the language last bound."""
    return _Bound.language


def _(message: str) -> str:
    """Return the sentence in the language bound; the empty one has the catalogue's head as key."""
    return _Bound.sentences.gettext(message) if message else ""


def say(message: Message) -> str:
    """Return the message in the language bound, its values made harmless."""
    return message.say(_, visible)
