"""Clauses and rules → facts with evidence. The only place that decides between findings that overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from ingest.fields import Award, Instrument, Role, Theme
from ingest.identity import KINDS, fact_id
from ingest.model import Clause, Document, Evidence, Fact, Finding, Passage, Restored, Source, Span
from ingest.rules.rule import Rule

OF_MEASURES = (Role, Award, Theme, Instrument)
"""Facts whose relation starts at a measure (data/schema.yaml)."""

Trace = Callable[[Passage, Rule, Sequence[Finding]], None]


def find_all(passage: Passage, rules: Sequence[Rule], trace: Trace | None = None) -> list[Finding]:
    """All rules over one passage, overlaps settled. ``trace`` is told of each rule that was tried."""
    found: list[Finding] = []
    for rule in rules:
        if not rule.applies(passage.text):
            continue
        here = list(rule.find(passage))
        if trace:
            trace(passage, rule, here)
        found += here
    return settle([finding for finding in found if _has_subject(passage.clause, finding)])


def _has_subject(clause: Clause | None, finding: Finding) -> bool:
    """Goals, programmes, platforms and citations may stand anywhere; the rest is said of a measure only."""
    return (clause is not None and clause.kind == "measure") or not isinstance(finding.fields, OF_MEASURES)


def settle(findings: Sequence[Finding]) -> list[Finding]:
    """Of two findings of one kind from different rules the one with the longer mention stays, of equals the first.

    Findings of one rule may share a mention: one amount for two recipients is two facts. A number that is granted is
    never also a target.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: -_length(f)):
        if not any(_rivals(finding, other) for other in kept):
            kept.append(finding)
    order = {id(f): i for i, f in enumerate(findings)}
    return sorted(kept, key=lambda f: (min(f.mention, default=f.quote[0]), order[id(f)]))


def _length(finding: Finding) -> int:
    return sum(span.end - span.start for span in finding.mention)


def _rivals(finding: Finding, other: Finding) -> bool:
    if type(finding.fields) is not type(other.fields) or finding.rule == other.rule:
        return False
    return any(a.start < b.end and b.start < a.end for a in finding.mention for b in other.mention)


def to_facts(
    findings: Iterable[tuple[Clause | None, int, Finding]], source: Source, restored: Restored, document: Document
) -> Iterator[Fact]:
    """Findings with their clause and the restored offset of their passage → facts in source coordinates."""
    ordinals: Counter[tuple[object, ...]] = Counter()
    for clause, offset, finding in findings:
        kind = KINDS[type(finding.fields).__name__]
        path = clause.path if clause else ()
        surfaces = tuple(restored.text[offset + a : offset + b] for a, b in finding.mention)
        ordinals[path, kind, surfaces] += 1
        identity = fact_id(document.id, path, kind, surfaces, ordinals[path, kind, surfaces])
        yield Fact(identity, finding.fields, clause, _evidence(finding, offset, source, restored))


def _evidence(finding: Finding, offset: int, source: Source, restored: Restored) -> Evidence:
    def located(ranges: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(s for a, b in ranges for s in restored.spans(offset + a, offset + b))

    spans, mention = located(finding.quote), located(finding.mention)
    # The rules name the number first, a name alone: the span with most of it is the one to quote.
    first = located(finding.mention[:1])
    main = max(spans, key=lambda span: _share(span, first))
    quote = source.text[main.start : main.end]
    return Evidence(main.start, main.end, quote, spans, mention, finding.rule, finding.inferred)


def _share(span: Span, mention: Sequence[Span]) -> int:
    return sum(max(0, min(span.end, m.end) - max(span.start, m.start)) for m in mention)
