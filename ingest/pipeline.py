"""The path of one document, strung together.

read → repair → describe → outline → mentions → facts → what persons decided about them → names resolved
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from ingest.decision import Decision, load_decisions
from ingest.describe import describe
from ingest.extract import Trace, find_all, to_facts
from ingest.fields import Role
from ingest.gazetteer import load_lexicon
from ingest.lexicon import Lexicon
from ingest.match import find_mentions
from ingest.model import (
    Clause,
    Document,
    Fact,
    Finding,
    Given,
    MeasureState,
    Passage,
    Path,
    Reading,
    Responsibility,
    Restored,
    Source,
    Span,
    Statement,
)
from ingest.outline import outline
from ingest.read import read_document
from ingest.repair import repair
from ingest.resolve import resolve_facts
from ingest.review import review
from ingest.rules import all_rules
from ingest.rules.citation import find_in_cover
from ingest.rules.deadline import with_lead_ins
from ingest.rules.issuer import find_issuers
from ingest.rules.responsibility import first_leads_from, read_state
from ingest.rules.retrospect import retrospects
from ingest.rules.rule import Rule
from ingest.statements import find_statements


@dataclass(frozen=True, slots=True)
class Extractor:
    """All that is the same for every document, loaded once."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    decisions: tuple[Decision, ...] = ()


def load_extractor(gazetteers: FilePath, decisions: Sequence[FilePath] = ()) -> Extractor:
    """``decisions`` are folders of review decisions. Raises ``DataInvalid`` for a file that breaks its own rules."""
    lexicon = load_lexicon(gazetteers)
    return Extractor(lexicon, all_rules(lexicon), load_decisions(decisions))


def read_file(file: FilePath, extractor: Extractor, given: Given | None = None) -> Reading:
    """One file → all its facts. Raises ``DocumentUnreadable`` and ``IdentityClash``."""
    return read_source(read_document(file), extractor, given)


def read_source(
    source: Source, extractor: Extractor, given: Given | None = None, trace: Trace | None = None
) -> Reading:
    lexicon = extractor.lexicon
    restored = repair(source, lexicon.vocabulary)
    document = describe(restored, lexicon, given or Given())
    statements = find_statements(restored, document.body, lexicon)
    outlined = outline(restored, document.body, statements, lexicon.vocabulary)
    clauses = with_lead_ins(restored.text, outlined, lexicon.vocabulary)
    passages = list(_passages(restored, document, clauses, statements, lexicon))
    findings = [(p.clause, offset, f) for offset, p in passages for f in find_all(p, extractor.rules, trace)]
    above = (*find_issuers(restored, document), *find_in_cover(restored, document, extractor.rules))
    heads: list[tuple[Clause | None, int, Finding]] = [(None, 0, f) for f in above]
    found = tuple(to_facts([*heads, *findings], source, restored, document))
    reviewed = review(found, source, document, extractor.decisions)
    facts, entities = resolve_facts(reviewed.facts, document, lexicon)
    states = _states(passages, facts, lexicon)
    return Reading(source, restored, document, clauses, facts, states, entities, reviewed.stale)


def _passages(
    restored: Restored,
    document: Document,
    clauses: Sequence[Clause],
    statements: Sequence[Statement],
    lexicon: Lexicon,
) -> Iterator[tuple[int, Passage]]:
    """Every clause with its offset in the restored text, before them what stands above the first clause."""
    convention = first_leads_from(restored.text, lexicon.vocabulary)
    past = retrospects(restored.text, clauses, lexicon.vocabulary)
    first = clauses[0].start if clauses else document.body.end
    for clause in (None, *clauses):
        start, end = (clause.start, clause.end) if clause else (document.body.start, first)
        text = restored.text[start:end]
        statement = next((s for s in statements if start <= s.start and s.end <= end), None)
        passage = Passage(
            text=text,
            clause=clause,
            mentions=find_mentions(text, lexicon),
            document=document,
            statement=replace(statement, start=statement.start - start, end=statement.end - start)
            if statement
            else None,
            first_leads=convention is not None and convention < end,
            past=tuple(Span(a - start, b - start) for a, b in past if a < end and start < b),
        )
        yield start, replace(passage, due=read_state(passage, lexicon).due_date)


def _states(
    passages: Sequence[tuple[int, Passage]], facts: Sequence[Fact], lexicon: Lexicon
) -> dict[Path, MeasureState]:
    roles: dict[Path, list[Role]] = {}
    for fact in facts:
        if isinstance(fact.fields, Role) and fact.clause:
            roles.setdefault(fact.clause.path, []).append(fact.fields)
    return {
        p.clause.path: replace(read_state(p, lexicon), responsibility=_responsibility(roles.get(p.clause.path, ())))
        for _, p in passages
        if p.clause and p.clause.kind == "measure"
    }


def _responsibility(roles: Sequence[Role]) -> Responsibility:
    if not roles:
        return "unstated"
    if any(role.role == "lead" for role in roles):
        return "led"
    return "group_only" if all(role.body == "group" for role in roles) else "shared"
