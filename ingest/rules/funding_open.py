"""Money promised without a figure: 择优给予资金扶持, 给予适当补贴."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Span, Vocabulary
from ingest.rules.funding_grant import Grant, Opener
from ingest.rules.funding_segment import segments
from ingest.rules.plain import Plain
from ingest.wording import any_of

GIVEN = "(?<!不)(?<!不再)(?:给予|予以)"
_GROUND = re.compile(r"[^,;]{0,6}的(?:重要)?(?:依据|条件|参考|金额|标准|名单|范围|对象|单位|企业|项目)")
_AID = "(?:(?!政策|方面|分配|[不或和的给])[\u4e00-\u9fff]){1,8}?的?(?:补贴|补助|贴息|津贴)(?![\u4e00-\u9fff]*(?:政策|标准|依据|方式))"
"""职业培训补贴, 临时生活补助."""
_MONEY = "(?:补助|补贴|贴息|奖补|资金(?:扶持|支持))(?!资金|标准|发放)"


class OpenGrants:
    """Finds grants without a figure."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        kinds = any_of(vocabulary["funding.open"])
        soft = any_of(vocabulary["funding.open_softener"])
        self._promise = re.compile(rf"{GIVEN}(?:{soft})*(?:{kinds})|{GIVEN}{_AID}|(?<=[^,、])进行(?:{soft})*{_MONEY}")
        self._support = re.compile(
            rf"择优支持(?=$|,)|(?:择优)?{GIVEN}(?:{soft}|优先|倾斜)*(?:支持|扶持)(?![^,;。]*[资政])"
        )
        self._purse = vocabulary["funding.purse"]
        self._merit = vocabulary["funding.merit"]
        self._private = vocabulary["funding.private"]
        self._opener = Opener(vocabulary)

    def read(self, text: Plain, part: Span) -> Iterator[Grant]:
        """An honour for merit (表彰和奖励), wages (奖励和报酬) and a sanction for their lack are no grant."""
        about: list[Span] = []
        said = text.text[part.start : part.end]
        merit = any(word in said for word in self._merit)
        if any(word in said for word in self._private):
            return
        for segment in segments(text, part):
            m = self._promise.search(text.text, *segment) or self._supported(text.text, segment)
            if m and merit and m.group().endswith("奖励"):
                return
            if m and not _GROUND.match(text.text, m.end()):
                action = self._opener.open(text.text, segment.start, m.start())
                yield Grant(part, tuple(about), segment, action, Span(*m.span()), end=m.end())
                about = []
            else:
                about.append(segment)

    def _supported(self, text: str, segment: Span) -> re.Match[str] | None:
        """择优给予支持, 在专项资金中给予重点支持: support that is chosen for or comes out of a purse is money."""
        m = self._support.search(text, *segment)
        said = text[segment.start : m.end()] if m else ""
        return m if "方面" not in said and any(word in said for word in self._purse) else None
