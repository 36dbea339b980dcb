"""What persons decided about single facts: dated data of ``data/review/*.yaml``, replayed at every build.

A decision is matched by what the document prints (document, kind, clause, quote, surface), never by position, so that it
survives better rules and moved text; where nothing matches any more, that is said. It acts between extract and resolve,
on printed names: the gazetteer stays the only thing that says who a name is. data/review/README.md shows the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.decision import Decision
from ingest.fields import Award, Issuer, Role
from ingest.identity import KINDS, fold
from ingest.model import Document, Fact, Source

REVIEWED = "review"
"""Stands in ``inferred`` of every fact that a decision has changed."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Facts as decided, and a sentence for every decision about this document that no longer applies."""

    facts: tuple[Fact, ...]
    stale: tuple[str, ...]


def review(facts: Sequence[Fact], source: Source, document: Document, decisions: Sequence[Decision]) -> Reviewed:
    """Rejects, corrects, and reads one printed name of a body as another, as decided for this document or its region."""
    own = [decision for decision in decisions if fold(decision.document) == fold(document.id)]
    if not own and not any(decision.region for decision in decisions):
        return Reviewed(tuple(facts), ())
    matched = {decision: [fact for fact in facts if _matches(decision, fact, source)] for decision in own}
    stale = tuple(note for decision, found in matched.items() if (note := _complaint(decision, found)))
    sound = {decision: found[0] for decision, found in matched.items() if not _complaint(decision, found)}
    rejected = {fact.id for decision, fact in sound.items() if decision.decision == "reject"}
    corrections = {fact.id: decision for decision, fact in sound.items() if decision.decision == "correct"}
    names = _names(sound, document, decisions)
    kept = (_renamed(_corrected(fact, corrections.get(fact.id)), names) for fact in facts if fact.id not in rejected)
    return Reviewed(tuple(kept), stale)


def _matches(decision: Decision, fact: Fact, source: Source) -> bool:
    """Compared without blanks and with half-width signs, as ids are."""
    if KINDS[type(fact.fields).__name__] != decision.kind or (decision.id and decision.id != fact.id):
        return False
    path = "/".join(fact.clause.path) if fact.clause else ""
    printed = ((path, decision.clause), (fact.evidence.quote, decision.quote))
    return all(fold(ours) == fold(theirs) for ours, theirs in printed) and fold(decision.surface) in _surfaces(
        fact, source
    )


def _surfaces(fact: Fact, source: Source) -> set[str]:
    """What the quote has at its mentions: each of them, and all of them in a row."""
    mentions = [source.text[start:end] for start, end in fact.evidence.mention]
    return {fold(surface) for surface in (*mentions, "".join(mentions))}


def _complaint(decision: Decision, found: Sequence[Fact]) -> str | None:
    what = f"{decision.place}: {decision.decision} {decision.kind} {decision.surface!r} in {decision.clause or 'the document'}"
    if not found:
        why = "no such fact is read there (compare clause, quote and surface)"
        return f"{what} no longer applies: {why}. Delete or renew the decision"
    if len(found) > 1:
        return f"{what} fits {len(found)} facts. Add the id of one of them: {', '.join(fact.id for fact in found)}"
    if decision.names and fold(decision.names[0]) != fold(_name(found[0])):
        return f"{what} no longer applies: the name is read as {_name(found[0])!r}, not {decision.names[0]!r}"
    return None


def _name(fact: Fact) -> str:
    """The name of the body in a fact, with the prefix restored that a list shares."""
    match fact.fields:
        case Role() | Issuer():
            return fact.fields.name
        case Award():
            return fact.fields.funder or ""
        case _:
            return ""


def _names(sound: Iterable[Decision], document: Document, decisions: Sequence[Decision]) -> dict[str, str]:
    """Folded name → the name that it is read as: by decisions about this document, and about its whole region."""
    here = [decision for decision in sound if not decision.region]
    wide = [decision for decision in decisions if decision.region and decision.region == document.region_code]
    return {fold(d.names[0]): d.names[1] for d in (*wide, *here) if d.decision == "same"}


def _corrected(fact: Fact, decision: Decision | None) -> Fact:
    return _noted(replace(fact, fields=replace(fact.fields, **decision.corrections))) if decision else fact


def _renamed(fact: Fact, names: dict[str, str]) -> Fact:
    match fact.fields:
        case Role() | Issuer() if name := names.get(fold(_name(fact))):
            return _noted(replace(fact, fields=replace(fact.fields, name=name)))
        case Award() if name := names.get(fold(_name(fact))):
            return _noted(replace(fact, fields=replace(fact.fields, funder=name)))
        case _:
            return fact


def _noted(fact: Fact) -> Fact:
    inferred = tuple(dict.fromkeys((*fact.evidence.inferred, REVIEWED)))
    return replace(fact, evidence=replace(fact.evidence, inferred=inferred))
