"""Spoken dates in Chinese; Traditional characters and blanks have been removed before."""

from datetime import date, timedelta

from mtgrec.model.values.date_errors import about, either, unnamed_holiday
from mtgrec.model.values.numerals import NUMERAL, number_of
from mtgrec.model.values.spoken_dates import calendar
from mtgrec.model.values.spoken_dates.calendar import DateContext, Grammar, Groups
from mtgrec.model.values.weekdays import CHINESE, CHINESE_WEEKDAY

_DAYS = {"大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0}
_DAYS |= {"明天": 1, "明日": 1, "后天": 2, "大后天": 3}
_DAYS |= {"昨": -1, "今": 0, "明": 1, "当天": 0, "当日": 0, "下班前": 0}  # 明 of 明晚, 明早8点
_STEPS = {None: None, "上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_YEARS = {"前": -2, "去": -1, "今": 0, "本": 0, "明": 1, "来": 1, "后": 2}
_UNITS = {"天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week"}
_UNITS |= {"月": "month", "季": "quarter", "季度": "quarter", "年": "year", "工作日": "workday"}
_PARTS = {"": "", "初": "first", "中": "middle", "底": "last", "末": "last", "内": "last"}
_PARTS |= {"上旬": "early", "中旬": "mid", "下旬": "late"}
_NUMBER = rf"(?:\d{{1,3}}|{NUMERAL})"
_STEP = r"(?P<step>上上|上|本|这|下下|下)(?:一个|[一个])?"
_YEAR = r"(?P<year>[前去今本明来后]|\d{4})年"
_PART = r"(?:[之以]?(?P<part>初|中|底|末|内)|(?P<tenth>[上中下]旬))?"
_DIRECTION = r"(?P<way>[之以]?[后内前])?"


def _weekday(found: Groups, context: DateContext) -> date:
    return calendar.weekday(CHINESE[found["weekday"]], _STEPS[found["step"]], context.today)


def _weekend(found: Groups, context: DateContext) -> date:
    raise calendar.weekend(_STEPS[found["step"]], context.today)


def _unit(found: Groups, context: DateContext) -> date:
    return calendar.part_of_unit(
        _UNITS[found["unit"]], _STEPS[found["step"]], _part(found), context
    )


def _bare_unit(found: Groups, context: DateContext) -> date:
    return calendar.part_of_unit(_UNITS[found["unit"]], None, _part(found), context)


def _year(found: Groups, context: DateContext) -> date:
    return calendar.part_of_year(_year_of(found, context), _part(found), context)


def _quarter(found: Groups, context: DateContext) -> date:
    number = number_of(found["number"] or found["digit"])
    return calendar.part_of_quarter(number, _year_of(found, context), _part(found), context)


def _month(found: Groups, context: DateContext) -> date:
    return calendar.part_of_month(
        number_of(found["month"]), _year_of(found, context), _part(found), context
    )


def _month_and_day(found: Groups, context: DateContext) -> date:
    month, day = number_of(found["month"]), number_of(found["day"])
    return calendar.month_and_day(month, day, _year_of(found, context), context)


def _day_of_month(found: Groups, context: DateContext) -> date:
    return calendar.day_of_month(number_of(found["day"]), _STEPS[found["step"]], context)


def _shifted(found: Groups, context: DateContext) -> date:
    number, unit, direction = number_of(found["number"]), _UNITS[found["unit"]], found["way"]
    if direction is None and unit != "workday" and not context.deadline:
        raise either(
            calendar.shifted(-number, unit, context), calendar.shifted(number, unit, context)
        )
    return calendar.shifted(
        -number if direction and direction[-1] == "前" else number, unit, context
    )


def _half(found: Groups, context: DateContext) -> date:
    days = {"月": 15, "年": 182}[found["unit"]]
    raise about(context.today + timedelta(-days if found["way"][-1] == "前" else days))


def _beside_holiday(_found: Groups, _context: DateContext) -> date:
    raise unnamed_holiday()


def _next_workday(found: Groups, context: DateContext) -> date:
    return calendar.shifted(_STEPS[found["step"]] or 0, "workday", context)


def _year_of(found: Groups, context: DateContext) -> int | None:
    year = found["year"]
    if year is None:
        return None
    return int(year) if year.isdigit() else context.today.year + _YEARS[year]


def _part(found: Groups) -> str:
    return _PARTS[found["part"] or found["tenth"] or ""]


GRAMMAR = Grammar(
    _DAYS,
    (
        (rf"(?:{_STEP}(?:(?:周|星期|礼拜)的?)?)?{CHINESE_WEEKDAY}", _weekday),
        (rf"(?:{_STEP})?周末", _weekend),
        (rf"{_STEP}(?P<unit>周|星期|礼拜|月|季度?){_PART}", _unit),
        (rf"(?P<unit>周|月|季度?)(?=.){_PART}", _bare_unit),
        (rf"(?:{_YEAR}年?|年(?=.)){_PART}", _year),
        (
            rf"(?:{_YEAR})?(?:第?(?P<number>[一二三四1-4])季度?|q(?P<digit>[1-4])(?:季度?)?){_PART}",
            _quarter,
        ),
        (rf"(?:{_YEAR})?(?P<month>{_NUMBER})月份?{_PART}", _month),
        (rf"(?:{_YEAR})?(?P<month>{_NUMBER})月(?P<day>{_NUMBER})[日号]?", _month_and_day),
        (rf"(?:{_STEP}月)?(?P<day>{_NUMBER})[日号]", _day_of_month),
        (
            rf"(?P<number>{_NUMBER})个?(?P<unit>天|日|周|星期|礼拜|月|季度|年|工作日){_DIRECTION}",
            _shifted,
        ),
        (r"半个?(?P<unit>月|年)(?P<way>[之以]?[后内前])", _half),
        (r"(?P<step>上|下)(?:一个|[一个])?工作日", _next_workday),
        (
            r".{0,8}(?:节|假期?|国庆|元旦|中秋|端午|五一|十一|清明|大促|活动|会)[之以]?(?:前|后|期间)",
            _beside_holiday,
        ),
    ),
)
