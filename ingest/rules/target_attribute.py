"""Numbers of a sentence that are no goals of it: sums that describe what is counted, and what belongs to a grant."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ingest.model import Span, Vocabulary
from ingest.rules.number import Quantity
from ingest.rules.plain import Plain
from ingest.rules.target_list import ITEM

_ATTRIBUTE = re.compile(r"的?[\u4e00-\u9fff“”]{1,12}")
_OWNER = re.compile(r"[\u4e00-\u9fff“”]{2,18}?(?:继续)?")
_BASE = re.compile(r"(?:从|由)(?:20\d\d年的?|每[人户亩]每?[月年]|目前的?|原来的?)?$")
_WHOSE = re.compile(r"的[\u4e00-\u9fff]{2,12}")
"""500万元及以下的占比50%: the share is that of the sum."""
_SIZED = re.compile(r"以上(?!的)[\u4e00-\u9fff“”]{2,12}(?<![长速幅升高])")
"""年收入100万元以上行政村(达到40%): how large that is of which the next number is said."""
_LARGE = re.compile(r"以上的(?!目标|任务)")
"""5万亩以上的大中型灌区: in units of size a number in front tells how large the thing is."""
_CLOSES = re.compile(r"[,、。;和及]|$")
_GRANT = re.compile(r",(?:根据|按照|视)[^,]*,[^,]*(?:给予|予以)")


def without_attributes(
    text: str, quantities: list[Quantity], makers: tuple[str, ...], vocabulary: Vocabulary
) -> list[Quantity]:
    """投资过10亿元项目100个: the sum describes the projects that the second number counts."""
    followed = {id(one): two for one, two in pairwise(quantities)}
    led = {id(two): one for one, two in pairwise(quantities)}
    return [
        q
        for q in quantities
        if not _describes(text, q, followed.get(id(q)))
        and not _is_described(text, q, led.get(id(q)))
        and not _sizes_behind(text, q, led.get(id(q)), vocabulary)
        and not _owns(text, q, followed.get(id(q)), makers, vocabulary)
    ]


def without_bases(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """拥有量从29.6件增加到65件: the number that it starts from is none of its own, the other one takes its noun."""
    out: list[Quantity] = []
    for quantity in quantities:
        base = _BASE.search(text, 0, out[-1].lead) if out and out[-1].end == quantity.lead else None
        if base and quantity.marks & {"reach", "passes"}:
            out[-1] = replace(quantity, lead=base.start())
        else:
            out.append(quantity)
    return out


def _describes(text: str, quantity: Quantity, after: Quantity | None) -> bool:
    if after is None or not quantity.counts_money or after.counts_money:
        return False
    if after.is_share and not _SIZED.fullmatch(text, quantity.end - 2, after.lead):
        return bool(_WHOSE.fullmatch(text, quantity.end, after.lead))
    sized = bool(quantity.marks & {"above", "passes"}) or quantity.comparator == ">="
    return bool(_ATTRIBUTE.fullmatch(text, quantity.end, after.lead)) or (sized and quantity.end == after.lead)


def _is_described(text: str, quantity: Quantity, before: Quantity | None) -> bool:
    """5个以上收入过200亿元的产业集群: so does a sum inside the noun of the number before."""
    if before is None or not quantity.counts_money or not text.startswith("的", quantity.end):
        return False
    return bool(_ATTRIBUTE.fullmatch(text, before.end, quantity.lead))


def _sizes_behind(text: str, quantity: Quantity, before: Quantity | None, vocabulary: Vocabulary) -> bool:
    """3座35万千瓦光热电站: a size right behind a count belongs to what is counted."""
    if before is None or before.end != quantity.lead or _CLOSES.match(text, quantity.end):
        return False
    return quantity.unit in vocabulary["number.size"]


def _owns(
    text: str, quantity: Quantity, after: Quantity | None, makers: tuple[str, ...], vocabulary: Vocabulary
) -> bool:
    """30亩以上老旧池塘10万亩, 力争300个重点项目完成投资800亿元: the first tells of which the second is said, unless a verb
    makes it a goal of its own (新建20个项目总投资30亿元)."""
    sizes = quantity.unit in vocabulary["number.size"]
    if _LARGE.match(text, quantity.end - 2) and sizes and not text.endswith(makers, 0, quantity.lead):
        return True
    if after is None or quantity.counts_money or quantity.is_share:
        return False
    alone = _OWNER.fullmatch(text, quantity.end, after.lead) and not ITEM.search(text, quantity.end, after.lead)
    if not alone or text.endswith(makers, 0, quantity.lead) or text.startswith("的", after.end):
        return False
    sized = _SIZED.fullmatch(text, quantity.end - 2, after.lead)
    tails = (*vocabulary["target.measure"], *vocabulary["target.growth"])
    return sized is not None or text[quantity.end : after.lead].removesuffix("继续").endswith(tails)


def before_grant(text: Plain, part: Span, yearly: tuple[str, ...]) -> Span:
    """每年上线应用不低于50个,根据运营情况,给予平台补贴: what a yearly duty says before the grant that rewards it."""
    grant = _GRANT.search(text.text, *part)
    said = text.text[part.start : grant.start()] if grant else ""
    duty = any(word in said for word in yearly) and not said.startswith(("对", "凡")) and not said.endswith("的")
    return Span(part.start, grant.start()) if grant and duty else part
