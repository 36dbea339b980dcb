"""A header and its query are checked against each other, and whoever is wrong is told where."""

from pathlib import Path

import pytest

from graph.queries import load_library
from graph.query_file import QuestionInvalid

GOOD = """// name: agency/leads
// zh: 各部门牵头哪些举措？
// en: Which measures does each body lead?
// param region: string = null <- suggest/region -- 城市 | city
// param least: integer -- 至少几项 | at least so many
// returns agency: string -- 机构 | body
// returns measures: integer -- 举措数 | measures
MATCH (a:Agency {level: '$no, RETURN nothing'})-[:LEADS]->(m:Measure) // $no RETURN nothing
WHERE $region IS NULL OR a.name CONTAINS $region
CALL (a) { MATCH (a)-[:SUPPORTS]->(n) RETURN count(n) AS supported }
WITH a, count({m: m}) AS measures
WHERE measures >= $least
RETURN a.name AS agency, measures
ORDER BY measures DESC, agency LIMIT 10
"""
SUGGEST = """// name: suggest/region
// zh: 有哪些城市？
// en: Which cities are there?
// returns value: string -- 城市 | city
MATCH (r:Region) RETURN r.name AS value ORDER BY value
"""


def library(folder: Path, text: str, name: str = "agency/leads", suggest: str = SUGGEST):
    for path, content in {name: text, "suggest/region": suggest}.items():
        file = folder / f"{path}.cypher"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return load_library(folder)


def test_a_good_file_gives_a_record(tmp_path):
    query = library(tmp_path, GOOD)["agency/leads"]
    assert (query.zh, query.en) == ("各部门牵头哪些举措？", "Which measures does each body lead?")
    region, least = query.parameters
    assert (region.name, region.type, region.required, region.default, region.suggest, region.zh, region.en) == (
        ("region", "string", False, None, "suggest/region", "城市", "city")
    )
    assert (least.required, least.suggest) == (True, None)
    assert [(c.name, c.type) for c in query.columns] == [("agency", "string"), ("measures", "integer")]
    assert query.cypher.startswith("MATCH (a:Agency")


@pytest.mark.parametrize(
    ("was", "becomes", "line", "complaint"),
    [
        ("// name: agency/leads", "// name: agency/lead", 1, "Name it after its path: agency/leads"),
        ("// zh: 各部门牵头哪些举措？\n", "", 1, "has 0 lines `zh:`"),
        ("// en: Which", "// en: What\n// en: Which", 4, "has 2 lines `en:`"),
        ("// zh:", "// question:", 2, "is no header line"),
        ("integer -- 至少几项 |", "integer -- 至少几项，", 5, "is no header line"),
        (": integer -- 至少几项", ": number -- 至少几项", 5, "is no header line"),
        ("string = null", "string = none", 4, "default of region is no JSON"),
        ("least: integer", "least: integer?", 5, "parameter least has type integer?"),
        ("// param least", "// param most: integer = 1 -- 至多 | at most\n// param least", 5, "never uses"),
        ("// param least: integer -- 至少几项 | at least so many\n", "", 11, "uses $least"),
        ("// returns measures: integer -- 举措数 | measures\n", "", 12, "returns measures, which"),
        ("AS agency, measures", "AS agency", 7, "declares measures, which is not returned"),
        ("a.name AS agency, measures", "measures, a.name AS agency", 13, "in another order"),
        (
            "// returns measures",
            "// returns agency: string -- 机构 | body\n// returns measures",
            7,
            "declares agency twice",
        ),
        ("RETURN a.name", "WITH a.name", 8, "has no RETURN"),
        ("suggest/region", "suggest/regions", 1, "Did you mean suggest/region"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path, was, becomes, line, complaint):
    assert was in GOOD
    with pytest.raises(QuestionInvalid) as told:
        library(tmp_path, GOOD.replace(was, becomes))
    file = tmp_path / "agency" / "leads.cypher"
    assert str(told.value).startswith(f"{file}:{line}: ")
    assert complaint in str(told.value)


def test_a_suggestion_must_run_without_parameters(tmp_path):
    needy = SUGGEST.replace("// returns", "// param level: string -- 层级 | level\n// returns").replace(
        "(r:Region)", "(r:Region {level: $level})"
    )
    with pytest.raises(QuestionInvalid, match="no question that runs without parameters"):
        library(tmp_path, GOOD, suggest=needy)


def test_a_question_says_how_many_rows_it_answers_and_when_it_reads_everything(tmp_path):
    text = GOOD.replace("LIMIT 10", "LIMIT $rows").replace(
        "// returns agency", "// param rows: integer = 100 -- 最多几行 | at most so many rows\n// returns agency"
    )
    query = library(tmp_path, text)["agency/leads"]
    assert query.rows == 100
    assert not query.reads_everything([])
    text = text.replace("// param region", "// reads: everything unless region\n// param region")
    query = library(tmp_path, text)["agency/leads"]
    assert query.reads_everything([])
    assert query.reads_everything(["least"])
    assert not query.reads_everything(["region", "least"])
    query = library(tmp_path, text.replace(" unless region", ""))["agency/leads"]
    assert query.reads_everything(["region"])
    assert library(tmp_path, GOOD)["agency/leads"].rows is None
