"""Funds with a sum: 设立总规模不少于100亿元的数字经济发展专项基金."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Span, Vocabulary
from ingest.rules.funding_grant import Grant
from ingest.rules.funding_name import Recipient
from ingest.rules.number import Numbers
from ingest.rules.plain import Plain


class Funds:
    """Finds funds that are set up with a printed sum."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._numbers = Numbers(vocabulary)
        self._found = vocabulary["funding.found"]
        endings = "|".join(vocabulary["funding.fund_ending"])
        self._fund = re.compile(rf"(?:人民币)?(?:规模)?的?(?P<name>[^,;。、]{{0,30}}?(?:{endings}))")

    def read(self, text: Plain, part: Span) -> Iterator[tuple[Grant, Recipient]]:
        for quantity in self._numbers.find(text.text, *part):
            fund = self._fund.match(text.text, quantity.end, part.end)
            verbs = [text.text.rfind(w, max(part.start, quantity.lead - 24), quantity.lead) for w in self._found]
            at = max(verbs)
            if not quantity.counts_money or not fund or at < 0 or "," in text.text[at : quantity.lead]:
                continue
            span = Span(*fund.span("name"))
            grant = Grant(part, (), Span(at, fund.end()), at, Span(at, at), (quantity,), end=fund.end())
            yield grant, Recipient(text.printed[slice(*span)], span)
