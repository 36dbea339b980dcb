"""Funding: public money granted, each grant with its recipient, sum or share, ceiling and condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.fields import Award
from ingest.model import Finding, Passage, Span, Vocabulary
from ingest.rules.funding_figure import Figure, Figures
from ingest.rules.funding_fund import Funds
from ingest.rules.funding_grant import Grant, Grants
from ingest.rules.funding_name import Recipient
from ingest.rules.funding_open import OpenGrants
from ingest.rules.funding_payer import Payers
from ingest.rules.funding_phrase import past_numbering, per
from ingest.rules.funding_recipient import Recipients
from ingest.rules.funding_segment import whole
from ingest.rules.funding_split import Splitter
from ingest.rules.plain import Plain, plain, readable_parts
from ingest.rules.rule import Rule

_FIGURES = ("元", "%", "％", "‰", "1:", "1∶", "1：")
_MODE = "funding.mode_"
_NEXT = 24
"""So near behind a comma is told what is granted by 每平方米1000元的标准."""
_YEARS = re.compile(r"[前后第][一二两三四五六七八九十\d]+个?年")
_GRADES = re.compile(
    r"(?:根据|按照?)(?P<list>[^,;()]{3,40}?)等?[两二三四五六七八九\d]个(?:层次|档次|等级|级别|类别|等次|档)"
)
_DIGIT = re.compile(r"\d")
_EACH = re.compile(r"按照?每")


def rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """Grants with a figure, funds set up with a sum, and support in money that names no figure."""
    awards = Awards(vocabulary)
    return (
        Rule(
            name="funding.grant",
            version=1,
            finds="a grant of public money with its sum or share, its recipient, ceiling and condition",
            why="a sum is granted when a granting word governs it or a kind of grant follows it; sums that open the "
            "way to a grant are thresholds; several sums are dealt out to the members of the recipient",
            gate=_FIGURES,
            find=awards.grants,
            examples=(
                "对重点新型研发机构择优给予最高200万元支持。",
                "对认定为国家级、省级技术创新中心的,市级分别给予1000万元、500万元支持。",
                "认定为山东省品牌科技企业孵化器和众创空间的,按照省拨资金1:1配套。",
                "对主营业务收入首次突破１０００亿元、５００亿元的法人企业，分别给予１０００万元、８００万元的奖励。",
                "市财政每年安排５亿元，用于支持先进制造业和数字经济发展。",
            ),
            counter_examples=(
                "对引进企业和本地企业总投资在１０亿元以上的项目进行重点扶持。",
                "对研发费用占营业收入比重高于5%的企业,优先安排用电、用水、用地、能耗排放指标。",
                "违反本条例规定的，处以5000元以上20000元以下罚款，取消财政资助。",
                "全年登记技术合同成交额超过45亿元。",
            ),
        ),
        Rule(
            name="funding.fund",
            version=1,
            finds="a fund or a pool of money that is set up with a sum",
            why="the fund is what the money goes to",
            gate=("基金", "资金"),
            find=awards.funds,
            examples=("在省新旧动能转换基金框架下设立总规模不少于100亿元的数字经济发展专项基金。",),
            counter_examples=("成立烟台市科创母基金,市场化支持高校院所、人才团队、初创期企业等在烟成果落地转化。",),
        ),
        Rule(
            name="funding.open",
            version=1,
            finds="support in money without a figure: 择优给予资金扶持",
            why="that money is promised is a fact of the policy even where the sum is left open",
            gate=(*vocabulary["funding.open"], "支持", "扶持"),
            find=awards.open,
            examples=("对新认定或建设成效突出的平台,市级择优给予资金扶持。",),
            counter_examples=(
                "对在重大专利技术进行转移转化和产业化方面作出贡献的优秀服务机构给予支持。",
                "对重点新型研发机构择优给予最高200万元支持。",
            ),
        ),
    )


class Awards:
    """Makes awards of grants."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._grants = Grants(vocabulary)
        self._funds = Funds(vocabulary)
        self._open = OpenGrants(vocabulary)
        self._recipients = Recipients(vocabulary)
        self._splitter = Splitter(vocabulary)
        modes = (name for name in vocabulary if name.startswith(_MODE) and name != f"{_MODE}word")
        self._modes = tuple((name.removeprefix(_MODE), vocabulary[name]) for name in modes)
        self._figures, self._payers = Figures(vocabulary), Payers(vocabulary)
        self._flags = vocabulary["funding.flag"]

    def grants(self, passage: Passage) -> Iterator[Finding]:
        text, former = whole(plain(passage.text)), None
        title = passage.clause.title if passage.clause else ""
        parts = [past_numbering(text, part) for part in readable_parts(text, passage)]
        before: Grant | None = None
        for grant in self._grants.read(text, parts):
            if before and (before.part == grant.part or grant.verb.start == grant.verb.end):
                grant = replace(grant, kind=self._mode(text, before), opened=(*before.opened, *before.about))
            before = grant
            recipient = self._recipients.read(text, grant, former, title)
            if recipient:
                former = recipient
                yield from self._findings(text, grant, recipient)

    def funds(self, passage: Passage) -> Iterator[Finding]:
        text = whole(plain(passage.text))
        for part in readable_parts(text, passage):
            for grant, recipient in self._funds.read(text, part):
                award = self._award(text, grant, recipient, self._figures.read(text, grant)[0])
                yield replace(_finding(text, grant, recipient, replace(award, mode="基金")), rule="funding.fund/1")

    def open(self, passage: Passage) -> Iterator[Finding]:
        text, former = whole(plain(passage.text)), None
        for part in readable_parts(text, passage):
            promised = list(self._open.read(text, past_numbering(text, part)))
            for grant in () if promised and self._grants.read(text, [part]) else promised:
                recipient = self._recipients.read(text, grant, former, "")
                if recipient:
                    former = recipient
                    award = self._award(text, grant, recipient, Figure(None, None, "unspecified"))
                    yield replace(_finding(text, grant, recipient, award), rule="funding.open/1")

    def _findings(self, text: Plain, grant: Grant, recipient: Recipient) -> Iterator[Finding]:
        """One finding for each figure, the recipient dealt out to them; 分别 and 各 give one sum to each member."""
        found = self._figures.read(text, grant)
        listed = _listed(text, grant, len(found))
        apart = listed or "且" in text.text[grant.first.end : grant.figure_end]
        split = None if apart else self._splitter.split(recipient.text, len(found))
        names = split or [recipient.text] * len(found)
        labels = [figure.label for figure in found]
        if len(found) == 1 and grant.distributes(text):
            names = self._splitter.members(recipient.text)
            found = found * len(names)
        elif all(figure.purpose for figure in found):
            names = [recipient.text] * len(found)
        elif len(found) > 1 and all(labels) and not self._conditions(text, grant, labels):
            names = [self._splitter.labelled(recipient.text, label) for label in labels if label]
        if split and names is split and recipient.condition:
            tiers = self._splitter.tiers(recipient.condition, len(found))
        else:
            tiers = listed or (self._tiers(text, grant, found, recipient) if len(set(names)) < len(found) else None)
        for i, (name, figure) in enumerate(zip(names, found, strict=True)):
            who = replace(recipient, text=name, condition=tiers[i] if tiers else recipient.condition)
            award = self._award(text, grant, who, figure)
            if award.per and labels[0] and labels[i]:
                award = replace(award, per=award.per.replace(labels[0], labels[i] or ""))
            yield _finding(text, grant, recipient, award, figure)

    @staticmethod
    def _conditions(text: Plain, grant: Grant, labels: Sequence[str | None]) -> bool:
        """Whether what stands before each figure says when or for what (前两年100%, 按每名高级工1000元), not who is paid."""
        each = _EACH.search(text.text, grant.segment.start, grant.first.start)
        return each is not None or all(_YEARS.fullmatch(label or "") for label in labels)

    def _tiers(self, text: Plain, grant: Grant, found: Sequence[Figure], who: Recipient) -> list[str] | None:
        """达到300万元、500万元的,分别给予…: the condition with the threshold of each sum; else the label of each."""
        labels = [figure.label for figure in found]
        if len(found) == 1 or not all(labels) or not self._conditions(text, grant, labels):
            labels = [figure.purpose for figure in found]
        if told := [label for label in labels if label]:
            asked = [one for one in (who.condition or "").split("；") if one and not one.endswith(told[0])]
            return ["；".join([*asked, label]) for label in told]
        said = [text.printed[a:b] for a, b in (*grant.about, Span(grant.segment.start, grant.action))]
        n = len(found)
        for one in (who.condition or "", *reversed(said)):
            if tiers := self._splitter.tiers(one.rstrip("的,，"), n):
                return tiers
        return None

    def _award(self, text: Plain, grant: Grant, recipient: Recipient, figure: Figure) -> Award:
        own = text.text[grant.action : grant.end]
        funder = self._payers.named(text, grant)
        conditions = [recipient.condition] if recipient.condition else []
        conditions += [flag for flag in self._flags if flag in own]
        conditions += [text.printed[slice(*span)].rstrip("的") for span in grant.notes]
        return Award(
            recipient=recipient.text,
            amount=figure.amount,
            limit=figure.limit,
            mode=self._mode(text, grant),
            amount_min=figure.amount_min,
            ratio=figure.ratio,
            ratio_min=figure.ratio_min,
            ratio_base=figure.base,
            per=per(text, Span(grant.segment.start, grant.end), recipient.span),
            condition="；".join(conditions) or None,
            funder=funder,
            payer_basis="printed" if funder else "inferred",
        )

    def _mode(self, text: Plain, grant: Grant) -> str:
        """The kind of grant named behind the figure, else by the verb, else behind its comma, where it was opened, of the one before."""
        behind = text.text[grant.figure_end : grant.end]
        before = text.text[grant.verb.start : grant.figure_end]
        opened = after = ""
        if grant.verb.start == grant.verb.end:
            opened = "".join(text.text[a:b] for a, b in grant.about[-1:])
            after = text.text[grant.end : min(grant.end + _NEXT, grant.part.end)]
        named = (
            mode
            for said in (behind, before, after, opened)
            for mode, words in self._modes
            if any(w in said for w in words)
        )
        return next(named, grant.kind or "支持")


def _listed(text: Plain, grant: Grant, n: int) -> list[str] | None:
    """按面积(500-2000平方米、2000平方米以上)分别给予…, 根据顶尖、杰出两个层次…: the tiers told before ``n`` sums."""
    start = grant.about[0].start if grant.about else grant.segment.start
    inside = [text.printed[b.start + 1 : b.end - 1] for b in text.brackets if start < b.start < grant.first.start]
    grades = _GRADES.search(text.text, start, grant.first.start)
    lists = [one.split("、") for one in (*inside, *([grades["list"]] if grades else [])) if n > 1]
    told = (tiers for tiers in lists if len(tiers) == n and (grades or all(_DIGIT.search(tier) for tier in tiers)))
    return next(told, None)


def _finding(text: Plain, grant: Grant, recipient: Recipient, award: Award, figure: Figure | None = None) -> Finding:
    quote = [text.span(*part) for part in (grant.part, *grant.more)]
    quantities = figure.quantities if figure else (*grant.amounts, *grant.shares)
    mention = [text.span(q.start, q.end) for q in quantities] or [text.span(*grant.verb)]
    if recipient.span:
        where = text.span(*recipient.span)
        mention.append(where)
        quote += [] if any(span.start <= where.start < span.end for span in quote) else [where]
    inferred = [*(["recipient"] if recipient.completed else []), *([] if award.funder else ["funder"])]
    return Finding(award, tuple(quote), tuple(mention), "funding.grant/1", tuple(inferred))
