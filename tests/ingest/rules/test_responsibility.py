"""The roles of one clause: names completed from neighbours and from the document, statements told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.fields import Role
from ingest.lexicon import Lexicon
from ingest.match import find_mentions
from ingest.model import Clause, Document, Passage, Span
from ingest.rules.responsibility import rules

YANTAI = Document(
    id="x", genre="意见", status="issued", region_code="370600", region_name="烟台市", date_issued="2023-10-04"
)


def roles(text: str, lexicon: Lexicon, document: Document = YANTAI) -> list[str]:
    clause = Clause("measure", ("一",), None, 1, "", 0, len(text), Span(0, 0))
    passage = Passage(text, clause, find_mentions(text, lexicon), document)
    found = [finding for rule in rules(lexicon) for finding in rule.find(passage)]
    assert all(text[a:b] == f.fields.surface for f in found for a, b in f.mention if isinstance(f.fields, Role))
    return [
        f"{f.fields.statement}.{f.fields.order} {f.fields.role} {f.fields.name}"
        for f in found
        if isinstance(f.fields, Role)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发改、财政等部门负责落实。", ["1.1 joint 市发改部门", "1.2 joint 市财政部门"]),
        ("财政部门负责落实。", ["1.1 joint 财政部门"]),
        ("市科技局负责统筹。市财政局负责资金。", ["1.1 joint 市科技局", "2.1 joint 市财政局"]),
        ("市科技局会同有关部门编制。市财政局会同各区实施。", ["1.1 lead 市科技局", "1.2 support 有关部门", "2.1 lead 市财政局", "2.2 support 各区"]),
        ("市科技局会同市财政局编制。市科技局会同市教育局实施。", ["1.1 lead 市科技局", "1.2 support 市财政局", "1.3 support 市教育局"]),
        ("市科技局牵头，财政、教育部门配合。", ["1.1 lead 市科技局", "1.2 support 市财政部门", "1.3 support 市教育部门"]),
        ("市科技局负责统筹。财政部门负责资金。", ["1.1 joint 市科技局", "2.1 joint 财政部门"]),
    ],
)  # fmt: skip
def test_prose(text: str, expected: list[str], lexicon: Lexicon) -> None:
    assert roles(text, lexicon) == expected


def test_a_statute_and_the_nation_speak_of_all_levels(lexicon: Lexicon) -> None:
    text = "发改、财政等部门负责落实。"
    for document in (replace(YANTAI, genre="条例"), replace(YANTAI, region_code="100000")):
        assert roles(text, lexicon, document) == ["1.1 joint 发改部门", "1.2 joint 财政部门"]
