"""Reading that is dated years ahead.

What: a row of metrics.csv is dated more than five years after today. It counts nowhere: what is read
later than today is never shown.
Why: exposure, clicks, conversion and ROI are followed daily (B9). One slip of the year takes a reading
out of every sum, without a sound.
Before:
    campaign: "618-2026"
    # metrics.csv
    date,channel,metric,value
    2062-06-05,,clicks,1830
After:
    campaign: "618-2026"
    # metrics.csv
    date,channel,metric,value
    2026-06-05,,clicks,1830
"""

from collections.abc import Iterator

from mtgrec.model.figures.date_order import FAR_YEARS, is_far
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding, at_path
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """数据日期过远。
是什么：数据文件里有一行，日期比今天晚五年以上。它哪里都不计入：晚于今天的数据从不显示。
为什么：曝光、点击、转化、ROI 每天都要看（B9）。年份写错一个数，这条数据就从所有合计里消失，还看不出来。
修改前：
    项目: "618-2026"
    # metrics.csv
    日期,渠道,指标,数值
    2062-06-05,,点击量,1830
修改后：
    项目: "618-2026"
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-05,,点击量,1830
"""

INFO = RuleInfo(
    "F133",
    "far-reading",
    WARNING,
    N_(
        "this reading of “{metric}” is dated {day}, more than {years} years ahead, so it counts nowhere"
    ),
    N_("correct the year"),
    docs=Docs(__doc__, ZH),
)
_SEVERAL = INFO._replace(
    sentence=N_(
        "{count} readings of “{metric}” are dated more than {years} years ahead, so they count nowhere; "
        "this is the last one, {day}"
    ),
    help=N_("correct their year"),
)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each series of readings that has rows with a slip in their year."""
    for series in (each for every in view.context.readings.values() for each in every):
        far = 0
        while far < len(series) and is_far(series.at(len(series) - 1 - far).date(), view.today):
            far += 1
        if far:
            last = series.reading(len(series) - 1)
            yield at_path(
                _SEVERAL if far > 1 else INFO,
                last.path,
                (last.line, 1),
                metric=series.name,
                day=last.at.date(),
                years=FAR_YEARS,
                count=far,
            )


RULE = Rule(INFO, workspace=find)
