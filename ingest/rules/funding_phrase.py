"""How the phrases of a grant are bounded: where a 对… ends, what each sum is counted by, what numbers open a part."""

from __future__ import annotations

import re

from ingest.model import Span
from ingest.rules.plain import Plain

_EDGE = r"(?=每|按|的|分别|年度?最高|年度|最高|给予|累计|不超过|补|奖|资|[\d,(]|$)"
PER = re.compile(
    rf"(?:(?:每一?|单)[个家项件笔次场台套条间户]|单(?=企业|项目|机构)|每(?:[名所支位证人辆类]|区县|县区|学科|单位|企业|机构|项目))"
    rf"(?:(?:(?!的)[\u4e00-\u9fff]){{0,8}}?{_EDGE})?(?:年度|每年|每月)*|每(?:年度?|月|亩|平方米|吨)|年度"
)
"""每家, 单个企业年度: what a sum is for each of."""
GOES_ON = re.compile(r"且|并(?!购|网)|或|以及|但|具有|拥有")
"""What carries a phrase on behind a comma."""
FOR = re.compile(
    r"(?:^|(?<=[,、。;:\n).条是-])|(?<=其中)|(?<=重点)|(?<=政府)|(?<=部门)|(?<=资金)|(?<=财政)|(?<=基金))(?:对于?|凡是?|针对)(?![接口象外比标应策账])"
    r"|(?<=[\u4e00-\u9fff])(?<!相)对(?=[^接口象外比标应策账][^,。;]{2,80}(?:给予|予以))"
)
"""对X, 凡X: what opens the phrase that says for whom."""
_STOP = re.compile(r"[,。;\n]")
_ITEM = re.compile(
    r"-?(?:第[一二三四五六七八九十百\d]+条[:：]?|[一二三四五六七八九十]是|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、](?!\d))?"
)


def per(text: str) -> str | None:
    """每家, 每年, 单个企业年度: for each of what the sum is."""
    m = PER.search(text)
    return m.group() if m else None


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
    given = text.text.find("给予", start, end)
    return given if given > start else end
