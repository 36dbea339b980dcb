"""One cited document is one node: a bare title takes the number that stands elsewhere in the document."""

from __future__ import annotations

from ingest.fields import Citation
from ingest.model import Evidence, Fact
from ingest.resolve.citation import with_numbers

TITLE = "山东省科技创新券使用管理办法"
NUMBERED = Citation(TITLE, "鲁科字〔2019〕5号", target_document="鲁科字〔2019〕5号")
BARE = Citation(TITLE, target_document="cited-0123456789ab")
TASK = Citation(TITLE, action="修订")


def targets(*citations: Citation) -> list[str | None]:
    evidence = Evidence(0, 1, "《", (), (), "citation.title/1")
    facts = with_numbers([Fact(str(i), citation, None, evidence) for i, citation in enumerate(citations)])
    return [fact.fields.target_document for fact in facts if isinstance(fact.fields, Citation)]


def test_a_bare_title_leads_where_its_number_leads() -> None:
    assert targets(BARE, NUMBERED) == [NUMBERED.target_document] * 2


def test_two_versions_leave_a_bare_title_alone() -> None:
    other = Citation(TITLE, "鲁科字〔2023〕8号", target_document="鲁科字〔2023〕8号")
    assert targets(BARE, NUMBERED, other)[0] == BARE.target_document


def test_what_is_to_be_drawn_up_is_no_document_yet() -> None:
    assert targets(TASK, NUMBERED)[0] is None
