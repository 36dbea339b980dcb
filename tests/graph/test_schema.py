from pathlib import Path

import pytest

from graph.errors import SchemaInvalid
from graph.schema import SCHEMA_FILE, embedded_ddl, fit, load_schema, looked_up, neo4j_ddl

SCHEMA = load_schema()


def test_every_label_is_an_end_of_some_relation_except_meta() -> None:
    ends = {label for relation in SCHEMA.relations.values() for pair in relation.ends for label in pair}
    assert SCHEMA.labels.keys() - ends == {"Meta"}


def test_labels_and_types_never_share_a_name() -> None:
    assert not SCHEMA.labels.keys() & SCHEMA.relations.keys()


def test_every_stated_relation_target_and_award_carries_evidence() -> None:
    carriers = [SCHEMA.relations[name] for name in SCHEMA.stated] + [SCHEMA.labels["Target"], SCHEMA.labels["Award"]]
    for carrier in carriers:
        assert {"document_id", "char_start", "char_end", "quote", "spans", "mention", "rule", "inferred"} <= set(
            carrier.properties
        ), carrier.name


def test_no_property_has_a_name_that_exports_understand_otherwise() -> None:
    everything = [*SCHEMA.labels.values(), *SCHEMA.relations.values()]
    assert not {"start", "end", "class"} & {name for thing in everything for name in thing.properties}


def test_fit_drops_what_is_absent_and_makes_floats_of_whole_numbers() -> None:
    declared = SCHEMA.labels["Award"].properties
    assert fit(declared, {"amount": 2000000, "ratio": None, "limit": "max"}) == {"amount": 2000000.0, "limit": "max"}


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"colour": "red"}, "not declared"),
        ({"amount": "200万"}, "must be float"),
        ({"amount": float("nan")}, "must be float"),
        ({"limit": "huge"}, "one of exact, max"),
        ({"spans": [[1, 2]]}, "must be integers"),
        ({"char_start": True}, "must be integer"),
    ],
)
def test_fit_says_what_does_not_fit(row: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        fit(SCHEMA.labels["Award"].properties, row)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("kind: stated, ends: [[Agency, Award]]", "kind: rumoured, ends: [[Agency, Award]]", "rumoured"),
        ("ends: [[Agency, Award]]", "ends: [[Agency, Prize]]", "'Prize' is no label"),
        ("    key: code\n    fulltext: [name]", "    key: code\n    fulltext: [nom]", "'nom' is no property"),
        ("amount: {type: float,", "amount: {type: money,", "unknown type 'money'"),
        ("index: [number]", "index: [numero]", "'numero' is no property"),
        ("index: [number]", "index: [title]", "cannot index title for full text too"),
    ],
)
def test_a_broken_schema_is_named(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    text = SCHEMA_FILE.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "schema.yaml"
    broken.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SchemaInvalid, match=complaint):
        load_schema(broken)


def test_what_is_looked_up_has_an_index_on_both_engines() -> None:
    declared = {(label.name, field) for label in SCHEMA.labels.values() for field in looked_up(label)}
    assert {("Agency", "name"), ("Agency", "short_name"), ("Measure", "document_id")} <= declared
    neo4j = {statement for _, statement in neo4j_ddl(SCHEMA)}
    embedded = set(embedded_ddl(SCHEMA))
    for label, field in declared:
        assert any(statement.endswith(f"FOR (n:{label}) ON (n.{field})") for statement in neo4j)
        assert f"CREATE INDEX IF NOT EXISTS ON {label} ({field}) NOTUNIQUE NULL_STRATEGY SKIP" in embedded


def test_the_names_of_indexes_are_different() -> None:
    names = [name for name, _ in neo4j_ddl(SCHEMA)]
    assert len(names) == len(set(names))
