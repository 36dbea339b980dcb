"""Money promised without a figure: 择优给予资金扶持, 给予适当补贴."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Span, Vocabulary
from ingest.rules.funding_grant import Grant, Opener, segments
from ingest.rules.plain import Plain


class OpenGrants:
    """Finds grants without a figure."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        kinds = "|".join(map(re.escape, vocabulary["funding.open"]))
        soft = "|".join(map(re.escape, vocabulary["funding.open_softener"]))
        self._promise = re.compile(rf"(?:给予|予以)(?:{soft})*(?:{kinds})")
        self._opener = Opener(vocabulary)

    def read(self, text: Plain, part: Span) -> Iterator[Grant]:
        about: list[Span] = []
        for segment in segments(text, part):
            if m := self._promise.search(text.text, *segment):
                action = self._opener.open(text.text, segment.start, m.start())
                yield Grant(part, tuple(about), segment, action, Span(*m.span()), end=m.end())
                about = []
            else:
                about.append(segment)
