"""Funding: public money granted, each grant with its recipient, sum or share, ceiling and condition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ingest.model import Award, Finding, Passage, Span, Vocabulary
from ingest.rules.funding_grant import Grant, Grants
from ingest.rules.funding_recipient import Recipient, Recipients, per
from ingest.rules.funding_split import Splitter
from ingest.rules.number import Quantity
from ingest.rules.plain import Plain, plain, readable_parts
from ingest.rules.rule import Rule

Limit = Literal["exact", "max", "min", "ratio", "unspecified"]
_YUAN = {"万": 1e4, "亿": 1e8}


def rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    awards = Awards(vocabulary)
    return (
        Rule(
            name="funding.grant",
            version=1,
            finds="a grant of public money with its sum or share",
            why="",
            gate=("元", "%", "％", "‰", "1:1", "1∶1", "1：1"),
            find=awards.find,
            examples=(),
            counter_examples=(),
        ),
    )


class Awards:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._grants = Grants(vocabulary)
        self._recipients = Recipients(vocabulary)
        self._splitter = Splitter(vocabulary)
        self._modes = [(k.removeprefix("funding.mode_"), v) for k, v in vocabulary.items() if k.startswith("funding.mode_") and k != "funding.mode_word"]
        self._funders = vocabulary["funding.funder"]

    def find(self, passage: Passage) -> Iterator[Finding]:
        text = plain(passage.text)
        former: Recipient | None = None
        title = passage.clause.title if passage.clause else ""
        for part in readable_parts(text, passage.statement):
            for grant in self._grants.read(text, part):
                recipient = self._recipients.read(text, grant, former, title)
                if recipient is None:
                    continue
                former = recipient
                yield from self._findings(text, grant, recipient)

    def _findings(self, text: Plain, grant: Grant, recipient: Recipient) -> Iterator[Finding]:
        figures: list[tuple[Quantity | None, Quantity | None]] = (
            [(grant.ceiling, s) for s in grant.shares] if grant.shares else [(a, None) for a in grant.amounts]
        )
        if not figures:
            figures = [(grant.ceiling, None)]
        said = text.text[grant.segment.start : grant.end]
        names = self._splitter.split(recipient.text, len(figures))
        if len(figures) == 1 and ("分别" in said or "各" in text.text[grant.action : grant.first.start]):
            names = self._splitter.members(recipient.text)
            figures = figures * len(names)
        names = names or [recipient.text] * len(figures)
        for name, (amount, share) in zip(names, figures, strict=True):
            yield self._finding(text, grant, recipient, name, amount, share)

    def _finding(self, text: Plain, grant: Grant, recipient: Recipient, name: str, amount: Quantity | None, share: Quantity | None) -> Finding:
        said = text.text[grant.segment.start : grant.end]
        before = text.text[grant.action : (amount or share or grant.first).start]
        funder = next((w for w in self._funders if text.text.startswith(w, grant.action) or text.text.startswith(f"由{w}", grant.action)), None)
        inferred = ((("recipient",) if recipient.completed else ()) + (() if funder else ("funder",)))
        award = Award(
            recipient=name,
            amount=_yuan(amount),
            limit=_limit(amount, share, before),
            mode=self._mode(text.text[(amount or share or grant.first).end : grant.end], text.text[slice(*grant.verb)]),
            amount_min=_low(amount),
            ratio=_fraction(share),
            ratio_min=_fraction_low(share),
            ratio_base=None,
            per=per(said),
            condition=recipient.condition,
            funder=funder,
            payer_basis="printed" if funder else "inferred",
        )
        quote = [text.span(*grant.part)]
        mention = [text.span(q.start, q.end) for q in (amount, share) if q]
        if recipient.span:
            where = text.span(*recipient.span)
            mention.append(where)
            if not quote[0].start <= where.start < quote[0].end:
                quote.append(where)
        return Finding(award, tuple(quote), tuple(mention), "funding.grant/1", inferred)

    def _mode(self, behind: str, verb: str) -> str:
        hits = [(behind.find(w) if w in behind else 99, -len(w), mode) for mode, words in self._modes for w in words if w in behind]
        if hits:
            return min(hits)[2]
        return next((mode for mode, words in self._modes if verb in words), "支持")


def _yuan(q: Quantity | None) -> float | None:
    if q is None:
        return None
    return (q.value_max or q.value) * _YUAN.get((q.unit or "")[:1], 1.0)


def _low(q: Quantity | None) -> float | None:
    return q.value * _YUAN.get((q.unit or "")[:1], 1.0) if q and q.value_max else None


def _fraction(q: Quantity | None) -> float | None:
    if q is None:
        return None
    return round((q.value_max or q.value) / (1000 if q.unit == "‰" else 100), 6)


def _fraction_low(q: Quantity | None) -> float | None:
    return round(q.value / 100, 6) if q and q.value_max else None


def _limit(amount: Quantity | None, share: Quantity | None, before: str) -> Limit:
    if share:
        return "max" if amount else "ratio"
    if amount is None:
        return "unspecified"
    if amount.value_max or amount.comparator in ("<=", "<") or "最高" in before or "不超过" in before:
        return "max"
    return "min" if amount.comparator in (">=", ">") else "exact"
