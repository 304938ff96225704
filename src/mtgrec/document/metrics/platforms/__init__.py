"""Advertising platforms: which of them an export is from, and what its headings mean."""

from collections.abc import Iterable

from mtgrec.document.metrics.platforms.chinese import BAIDU, OCEAN, RED, TENCENT
from mtgrec.document.metrics.platforms.platform import Platform
from mtgrec.document.metrics.platforms.western import GOOGLE, LINKEDIN, META, TIKTOK

PLATFORMS = (GOOGLE, META, LINKEDIN, TIKTOK, OCEAN, RED, TENCENT, BAIDU)
_LEAST_MARKS = 2


def platform_of(headings: Iterable[str]) -> Platform | None:
    """Return the platform of which an export has the headings, None where none is certain."""
    names = [heading for heading in headings if heading]
    found = sorted(((each.marks_in(names), each) for each in PLATFORMS), key=lambda pair: -pair[0])
    (most, best), (next_most, _) = found[:2]
    return best if most >= _LEAST_MARKS and most > next_most else None
