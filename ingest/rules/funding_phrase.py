"""How the phrases of a grant are bounded: where a 对… ends, what each sum is counted by, what numbers open a part."""

from __future__ import annotations

import re

from ingest.model import Span, Vocabulary
from ingest.rules.plain import Plain

_EDGE = r"(?=每|按|的|分别|年度|年?最高|给予|累计|一次性|不超过|贴息|补[助贴偿]|奖[励补金]|资[助金]|[\d,(]|$)"
PER = re.compile(
    rf"(?:(?:每一?|单)[个家项件笔次场台套条间户部]|单(?=企业|项目|机构|人)|每(?:[名所支位证人辆类]|区县|县区|学科|单位|企业|机构|项目))"
    rf"(?:(?:(?!的)[\u4e00-\u9fff]){{0,8}}?{_EDGE})?(?:年度|每年|每月)*|(?:每(?:年度?|月|季度?|天|亩|平方米|平米|立方米|公顷|千瓦时?|吨|公里))+|年度(?=最高|累计|不超过|补|奖|资助|给予|支持|\d|$)"
)
"""每家, 单个企业年度: what a sum is for each of."""
GOES_ON = re.compile(r"且|并(?!购|网)|或|以及|但|具有|拥有")
"""What carries a phrase on behind a comma."""
_SLASH = re.compile(
    r"元(?:人民币)?/(?P<per>[\u4e00-\u9fff]{1,3}?(?:[/•·][\u4e00-\u9fff]{1,3}?)*?)(?=[的标给予且,;。/房租]|补|奖|资|$)"
)
RANK = re.compile(
    r"[A-Z]类?|(?:特|[一二三四五])等奖?|[一二三四五六七八九\d]星级?|\dA级?|第[一二三四五]名|[一二三四五六七八九十\d]级(?:[(（][^()（）]*[)）])?|[冠亚季]军|[金银铜]奖|(?:优秀|良好|合格)奖?"
)
"""A类, 一等奖, 五星级: what members of a list differ in, besides level and sum."""
GIVES = re.compile(r"给予|发放(?=[^,的]{0,8}(?:补[贴助]|津贴|奖))")
_ENJOYS = re.compile(rf"{GIVES.pattern}|可?(?:享受|申请)(?!人)")
_STOP = re.compile(r"[,。;\n]")
ITEM = r"-?(?:第[一二三四五六七八九十百\d]+条[:：]?|[一二三四五六七八九十]是|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、](?!\d))?"
_ITEM = re.compile(ITEM)


class Fronts:
    """对X, 凡X: what opens the phrase that says for whom."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        before = "|".join(f"(?<={re.escape(word)})" for word in vocabulary["funding.before_for"])
        self._opens = re.compile(
            rf"(?:^|(?<=[,、。;:\n).条是】-])|{before})(?:对于?|凡是?|针对)(?![接口象比标应策账]|外(?![地来商资籍国省市]))"
            r"|(?<=[\u4e00-\u9fff])(?<!相)(?<!个人)(?<!企业)(?<!人才)对(?=[^接口象外比标应策账][^,。;]{2,80}(?:给予|予以))"
        )

    def find(self, text: Plain, start: int, end: int) -> list[int]:
        """Behind each 对 of a range that stands outside quotes and brackets."""
        return [m.end() for m in self._opens.finditer(text.text, start, end) if not text.sealed(m.start())]


def per(text: Plain, span: Span, name: Span | None) -> str | None:
    """每家, 单个企业年度, 亩 in 200元/亩: for each of what the sum is; a 年度 inside the recipient's ``name`` is none."""
    slash = _SLASH.search(text.text, *span)
    for m in PER.finditer(text.text, span.start, slash.start() if slash else span.end):
        if name is None or not name.start <= m.start() < m.end() <= name.end:
            return m.group()
    return slash["per"] if slash else None


def past_numbering(text: Plain, part: Span) -> Span:
    """Without -, 第六条, 一是, (一) or 1. at its beginning."""
    m = _ITEM.match(text.text, *part)
    return Span(m.end(), part.end) if m and m.end() < part.end else part


def next_stop(text: Plain, start: int) -> int:
    """Where the comma, stop or line end behind ``start`` stands."""
    return next((m.start() for m in _STOP.finditer(text.text, start) if not text.sealed(m.start())), len(text.text))


def weighs(text: Plain, at: int) -> bool:
    """视新产品对县域经济的带动作用: a 对 inside what the sum depends on."""
    start = max(text.text.rfind(mark, 0, at) for mark in ",。;\n") + 1
    return start < at and text.text.startswith(("视", "根据", "依据"), start)


def phrase_end(text: Plain, start: int) -> int:
    """Through the commas of a phrase that goes on: 对实现突破,具有知识产权的装备."""
    end = next_stop(text, start)
    while text.text.startswith(",", end) and GOES_ON.match(text.text, end + 1):
        end = next_stop(text, end + 1)
    given = _ENJOYS.search(text.text, start + 1, end)
    return given.start() if given else end
