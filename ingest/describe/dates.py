"""Days and years as documents print them → ISO 8601."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ingest.describe.language import DATE

_DIGITS = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零OＯ", "0")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_ISO = re.compile(r"((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日|(?!\d))")
_PRINTED = re.compile(DATE)
_OWN = r"(?:本[^。，,；;\n]{1,14}?|^|(?<=[。，,；;]))自"
_START = re.compile(
    rf"{_OWN}(?P<day>{DATE}|印发|发布|公布|颁布|下发|通过|签发)(?:之日)?(?:起)?(?P<later>[满后]?\d{{1,3}}日后?)?(?:起)?"
    r"(?:开始|正式)?(?:施行|实施|执行|生效|起效)",
    re.MULTILINE,
)
_UNTIL = re.compile(
    rf"(?:有效期(?:限)?(?:截)?[至到为]|施行期限?至|执行期限?至|有效至|执行至|实施至|截止)(?:到)?(?P<day>{DATE})"
)
_FROM_TO = re.compile(
    rf"(?:适用期|有效期|实施期|执行期|施行期)(?:限)?[为是]?[:：]?(?:自)?(?P<first>{DATE})起?[至到](?P<last>{DATE})"
)
_YEARS = re.compile(
    r"(?:有效期|试行期|施行期|实施期|执行期)(?:限|暂定)?[为是]?(?P<years>[\d一二两三四五六七八九十]{1,2})年"
)
_HANDED_ON = re.compile("通过|现[予将公发印]|同意|批准|本[\u4e00-\u9fff]{2,4}(?:为|是|系)")
_RANGE = re.compile(r"(20\d\d)年?(?:\s*[—\-–─―~～－至到]+\s*)?(20\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)(?=年|[^〕\])\d号])")
_FIVE_YEARS = {"十一": "2010", "十二": "2015", "十三": "2020", "十四": "2025", "十五": "2030"}
_FIVE_YEAR_PLAN = re.compile(r"(十[一二三四五])五[”\"时期规]|第(十[一二三四五])个五年")


def iso_day(text: str) -> str | None:
    """The first full day in ``text``: 2018年11月30日, 2019-07-04, 二〇〇五年六月十一日."""
    text = text.translate(_WIDE)
    printed = _PRINTED.search(text)
    if printed and not printed[0][0].isdigit():
        year, month, day = re.split("[年月日]", printed[0])[:3]
        return _iso(int("".join(_DIGITS[sign] for sign in year)), _small(month), _small(day))
    found = _ISO.search(text)
    return _iso(*map(int, found.groups())) if found else None


def validity(text: str, issued: str | None) -> tuple[str | None, str | None, tuple[str, ...]]:
    """(valid_from, valid_to, which of the two were computed from the date of issue or a number of years)."""
    both = _FROM_TO.search(text)
    if both:
        return iso_day(both["first"]), iso_day(both["last"]), ()
    start = next((m for m in _START.finditer(text) if not _of_another(text, m)), None)
    if start is None:
        return None, None, ()
    inferred: list[str] = []
    begin = iso_day(start["day"])
    if begin is None and issued is not None:
        begin = issued
        inferred.append("valid_from")
    if begin is not None and start["later"]:
        begin = (date.fromisoformat(begin) + timedelta(days=int(re.sub(r"\D", "", start["later"])))).isoformat()
    end = _end(text[start.end() : start.end() + 200], begin, inferred)
    return begin, end, tuple(inferred)


def _of_another(text: str, start: re.Match[str]) -> bool:
    """近日，某局公布《某办法》，自2025年5月1日起施行 tells of a document; 《某办法》已经通过，现予公布，自… hands it on."""
    if start[0].startswith("本"):
        return False
    sentence = text[max(text.rfind(sign, 0, start.start()) for sign in "。；\n") + 1 : start.start()]
    return "》" in sentence and not _HANDED_ON.search(sentence)


def plan_end(title: str) -> str | None:
    """The last year that a title's plan covers: （2023—2027年）, with the dash lost 20232027年, “十四五”, 2020年."""
    years = _RANGE.search(title)
    if years:
        return years[2]
    plan = _FIVE_YEAR_PLAN.search(title)
    if plan:
        return _FIVE_YEARS[plan[1] or plan[2]]
    year = _YEAR.search(title)
    return year[1] if year else None


def _end(text: str, begin: str | None, inferred: list[str]) -> str | None:
    until = _UNTIL.search(text)
    if until:
        return iso_day(until["day"])
    years = _YEARS.search(text)
    if years is None or begin is None:
        return None
    inferred.append("valid_to")
    first = date.fromisoformat(begin)
    leap = first.month == 2 and first.day == 29
    last = first.replace(year=first.year + _small(years["years"]), day=28 if leap else first.day)
    return (last - timedelta(days=1)).isoformat()


def _small(numeral: str) -> int:
    """二十一 → 21, 两 → 2, 3 → 3."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.replace("两", "二").rpartition("十")
    units = int(_DIGITS[ones]) if ones else 0
    return units if not ten else 10 * (int(_DIGITS[tens]) if tens else 1) + units


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
