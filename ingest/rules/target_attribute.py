"""Numbers of a sentence that are no goals of it: sums that describe what is counted, and what belongs to a grant."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ingest.model import Span
from ingest.rules.number import Quantity
from ingest.rules.plain import Plain

_ATTRIBUTE = re.compile(r"的?[\u4e00-\u9fff“”]{1,12}")
_BASE = re.compile(r"(?:从|由)(?:20\d\d年的?|每[人户亩]每?[月年]|目前的?|原来的?)?$")
_WHOSE = re.compile(r"的[\u4e00-\u9fff]{2,12}")
"""500万元及以下的占比50%: the share is that of the sum."""
_GRANT = re.compile(r",(?:根据|按照|视)[^,]*,[^,]*(?:给予|予以)")


def without_attributes(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """投资过10亿元项目100个: the sum describes the projects that the second number counts."""
    followed = {id(one): two for one, two in pairwise(quantities)}
    led = {id(two): one for one, two in pairwise(quantities)}
    return [
        q
        for q in quantities
        if not _describes(text, q, followed.get(id(q))) and not _is_described(text, q, led.get(id(q)))
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
    if after.is_share:
        return bool(_WHOSE.fullmatch(text, quantity.end, after.lead))
    sized = bool(quantity.marks & {"above", "passes"}) or quantity.comparator == ">="
    return bool(_ATTRIBUTE.fullmatch(text, quantity.end, after.lead)) or (sized and quantity.end == after.lead)


def _is_described(text: str, quantity: Quantity, before: Quantity | None) -> bool:
    """5个以上收入过200亿元的产业集群: so does a sum inside the noun of the number before."""
    if before is None or not quantity.counts_money or not text.startswith("的", quantity.end):
        return False
    return bool(_ATTRIBUTE.fullmatch(text, before.end, quantity.lead))


def before_grant(text: Plain, part: Span, yearly: tuple[str, ...]) -> Span:
    """每年上线应用不低于50个,根据运营情况,给予平台补贴: what a yearly duty says before the grant that rewards it."""
    grant = _GRANT.search(text.text, *part)
    said = text.text[part.start : grant.start()] if grant else ""
    duty = any(word in said for word in yearly) and not said.startswith(("对", "凡")) and not said.endswith("的")
    return Span(part.start, grant.start()) if grant and duty else part
