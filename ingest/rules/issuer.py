"""Who issued the document: the evidence for the bodies that ``describe`` read from signature, title or adoption."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.fields import Issuer
from ingest.model import Document, Finding, Restored, Span

_SESSION = r"(?:第[一二三四五六七八九十]+届)?"
_SIGNATURE = re.compile(r"\s*(?:[（(][^（）()\n]{1,20}[）)]\s*)?(?:\d{4}\s*年|[〇○零一二三四五六七八九]{4}年|$)")
_SPEAKS_FOR = ("代表", "受")
_ADOPTED = re.compile(r"[^。\n]*(?:通过|修正|修订|公布|发布)")


def find_issuers(restored: Restored, document: Document) -> Iterator[Finding]:
    """One finding for each issuer that is printed; ranges count in the restored text. A signature is preferred."""
    if "issuer" in document.inferred:
        return
    for order, name in enumerate(document.issuers, 1):
        mention = _best(restored.text, name, document.body)
        if mention is None:
            continue
        surface = restored.text[mention.start : mention.end]
        yield Finding(
            fields=Issuer(surface, name, order),
            quote=(_line(restored.text, mention),),
            mention=(mention,),
            rule=f"issuer.{_place(restored.text, mention, document.body)}/1",
            inferred=() if surface == name else ("name",),
        )


def _best(text: str, name: str, body: Span) -> Span | None:
    """Where it has signed, else below the text, else above it, else where a report is given in its name."""
    government = re.search("人民代表大会|人民政府", name)
    at = government.start() if government else 0
    pattern = re.compile(re.escape(name[:at]) + _SESSION + re.escape(name[at:]))
    below = [Span(*m.span()) for m in pattern.finditer(text, body.end)]
    above = [Span(*m.span()) for m in pattern.finditer(text, 0, body.start)]
    signed = [Span(*m.span()) for m in pattern.finditer(text) if _SIGNATURE.match(text, m.end())]
    spoken = [Span(*m.span()) for m in pattern.finditer(text) if text.endswith(_SPEAKS_FOR, 0, m.start())]
    return next(iter([*signed, *below[-1:], *above, *spoken]), None)


def _line(text: str, mention: Span) -> Span:
    start = 1 + max(text.rfind(sign, 0, mention.start) for sign in "。\n")
    ends = [at for at in (text.find(sign, mention.end) for sign in "。\n") if at >= 0]
    return Span(start, min(ends, default=len(text)))


def _place(text: str, mention: Span, body: Span) -> str:
    if mention.start >= body.end or _SIGNATURE.match(text, mention.end):
        return "signature"
    if text.endswith(_SPEAKS_FOR, 0, mention.start):
        return "report"
    return "adoption" if _ADOPTED.match(text, mention.end) else "title"
