"""Names of campaigns as they are typed: known, probably misspelt, or new."""

from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Record
from mtgrec.model.values.name_keys import name_key
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.spelling import is_slip

_MIN_LIKENESS = 0.8
_SEPARATORS = lazily(r"[\s_·.,/\\–—-]+")
_NUMBER = lazily(r"\d+")
_LOOK_ALIKE = str.maketrans("oil", "011")
# 春季上新 and 秋季上新, or the first and the second wave, are two campaigns, and no slip.
_TELLING = frozenset("春夏秋冬上下一二三四五六七八九十东西南北男女新老首末前后")


def campaign_names(records: Iterable[Record]) -> dict[str, str]:
    """Return the campaigns of records by their keys, as the first record spells them."""
    names: dict[str, str] = {}
    for record in records:
        for name in record.campaigns:
            names.setdefault(name_key(name), name)
    return names


def spelt_campaign(
    name: str, records: Sequence[Record], place: str, *, new: bool, changing: Collection[str]
) -> str:
    """Return a campaign as those `records` spell it whose paths are not in `changing`.

    A name that they do not have stays as it is. Raises UsageError, naming `place`, for one near a
    known name that is not said to be `new`.
    """
    name = " ".join(name.split())
    known = campaign_names(records)
    near = None if new or name_key(name) in known else likely_campaign(name, known.values())
    if near is not None:
        raise campaign_slip_error(name, near, place)
    staying = campaign_names(each for each in records if each.path not in changing)
    return staying.get(name_key(name), name)


def campaign_slip_error(name: str, near: str, place: str) -> UsageError:
    """Return the error for a new campaign that is probably a misspelling of `near`."""
    return UsageError(
        Message(N_("there is no campaign “{name}” yet"), name=name),
        Message(N_("did you mean “{near}”? --new-campaign begins a new one"), near=near),
        place,
    )


def likely_campaign(name: str, known: Collection[str]) -> str | None:
    """Return the campaign that `name` is probably a misspelling of; None if it is right or new.

    Other numbers make another campaign: fair-2027 is no slip of fair-2026, but 618-2O26 is one of
    618-2026.
    """
    near = [(_likeness(name, other), other) for other in known if _may_be_slip(name, other)]
    likeness, other = max(near, default=(0.0, ""))
    return other if likeness >= _MIN_LIKENESS else None


def _likeness(name: str, other: str) -> float:
    one, two = _bare(name), _bare(other)
    if one == two or one.translate(_LOOK_ALIKE) == two.translate(_LOOK_ALIKE):
        return 1.0
    if is_slip(one, two):  # in a short name, one exchanged pair is much of it: fiar
        return 1.0
    return SequenceMatcher(None, one, two).ratio()


def _may_be_slip(name: str, other: str) -> bool:
    one, two = _bare(name), _bare(other)
    if one.translate(_LOOK_ALIKE) == two.translate(_LOOK_ALIKE):
        return True
    if _numbers(one) != _numbers(two):
        return False
    return not any(
        _TELLING.intersection(one[start:end] + two[first:last])
        for change, start, end, first, last in SequenceMatcher(None, one, two).get_opcodes()
        if change != "equal"
    )


def _numbers(text: str) -> list[str]:
    """Return the numbers of a text, each with its digits in order, so that 2062 is as 2026."""
    return ["".join(sorted(number)) for number in _NUMBER.findall(text)]


def _bare(name: str) -> str:
    return _SEPARATORS.sub("", name_key(name))
