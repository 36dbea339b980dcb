"""Every rule proves itself: its examples fire it, its counter-examples do not, and no two rules have one id."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator

from ingest.lexicon import Lexicon
from ingest.match import find_mentions
from ingest.model import Clause, Document, Finding, Passage, Restored, Span
from ingest.rules import all_rules
from ingest.rules.rule import Rule
from ingest.statements import find_statements

DOCUMENT = Document(id="d", status="issued", region_code="370600", region_name="烟台市")


def passage(text: str, lexicon: Lexicon) -> Passage:
    restored = Restored(text, array("l", range(len(text))))
    statement = next(iter(find_statements(restored, Span(0, len(text)), lexicon)), None)
    head = Span(0, text.index("。") if "。" in text else len(text))
    clause = Clause("measure", ("1",), None, 1, text[slice(*head)], 0, len(text), head)
    return Passage(text, clause, find_mentions(text, lexicon), DOCUMENT, statement)


def fired(rule: Rule, text: str, lexicon: Lexicon) -> list[Finding]:
    read = passage(text, lexicon)
    return list(rule.find(read)) if rule.applies(text) else []


def cases(lexicon: Lexicon) -> Iterator[tuple[Rule, str, bool]]:
    for rule in all_rules(lexicon):
        yield from ((rule, text, True) for text in rule.examples)
        yield from ((rule, text, False) for text in rule.counter_examples)


def test_examples_fire_and_counter_examples_do_not(lexicon: Lexicon) -> None:
    wrong = [(rule.id, text) for rule, text, fires in cases(lexicon) if bool(fired(rule, text, lexicon)) != fires]
    assert wrong == []


def test_every_rule_has_both_kinds_of_case(lexicon: Lexicon) -> None:
    assert [rule.id for rule in all_rules(lexicon) if not (rule.examples and rule.counter_examples)] == []


def test_ids_are_unique(lexicon: Lexicon) -> None:
    assert [name for name, n in Counter(rule.id for rule in all_rules(lexicon)).items() if n > 1] == []


def test_findings_bear_their_rule_and_lie_in_their_quote(lexicon: Lexicon) -> None:
    for rule, text, _ in cases(lexicon):
        for finding in fired(rule, text, lexicon):
            assert finding.rule == rule.id
            assert all(0 <= q.start < q.end <= len(text) for q in finding.quote)
            assert all(any(q.start <= m.start < m.end <= q.end for q in finding.quote) for m in finding.mention)
