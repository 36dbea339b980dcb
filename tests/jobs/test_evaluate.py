from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from jobs.evaluate import Evaluation, evaluate, misses, provenance, summary, table
from jobs.gold import GoldInvalid, load_gold
from jobs.likeness import plain
from jobs.read import given_for, read_all
from jobs.scoring import Tally, score

ROOT = Path(__file__).parents[2]
GOLD, POLICIES = ROOT / "data" / "gold", ROOT / "data" / "policies"


@pytest.fixture(scope="module")
def results() -> Evaluation:
    return evaluate(GOLD)


def test_our_own_documents_score(results: Evaluation) -> None:
    pooled = {row["type"]: row for row in summary(results).rows}
    assert pooled["measures"]["annotated"] == 66
    assert pooled["roles"]["annotated"] == 151
    experimental = {kind: float(pooled.pop(kind)["F1"]) for kind in ("instruments", "themes")}
    assert all(float(row["F1"]) >= 0.9 for row in pooled.values())
    assert all(f1 >= 0.9 for f1 in experimental.values()), experimental


def test_the_document_that_no_cue_was_chosen_by() -> None:
    pooled = {row["type"]: row for row in summary(evaluate(GOLD / "held-out")).rows}
    assert all(float(pooled[kind]["F1"]) >= 0.8 for kind in ("instruments", "themes"))
    assert "canonical" in pooled["roles"]["right"]


def test_every_document_every_type_then_all(results: Evaluation) -> None:
    rows = table(results).rows
    assert len(rows) == 3 * 8 + 2 * 8
    assert [row["document"] for row in rows[-2:]] == ["all, pooled", "all, mean"]
    unannotated = next(row for row in rows if (row["document"], row["type"]) == ("taian", "roles"))
    assert "F1" not in unannotated


def test_misses_say_where(results: Evaluation) -> None:
    faults = sum(
        len(s.missed) + len(s.extra) + sum(len(c.wrong) for c in s.attributes.values())
        for result in results.documents
        for s in result.scores.values()
    )
    apart = sum(pair.judgement != pair.found for pair in results.pairs)
    assert len(misses(results).rows) == faults + apart


def test_pairs_of_names(results: Evaluation) -> None:
    assert len(results.pairs) == 90
    assert "programme" in provenance(results)
    for pair in results.pairs:
        same_node = pair.nodes[0].key == pair.nodes[1].key
        assert pair.found != "same" or same_node, pair


def test_who_annotated_is_said(results: Evaluation) -> None:
    sentence = provenance(results)
    assert "AI annotators" in sentence
    assert "no person has checked them" in sentence


@pytest.mark.parametrize("folder", [GOLD, GOLD / "held-out"])
def test_labels_are_known_and_their_quotes_stand_in_their_measures(folder: Path) -> None:
    codes, themes = (_first_column(name) for name in ("instruments", "themes"))
    for annotation in load_gold(folder):
        (read,) = read_all([annotation.text], given_for([annotation.text], None, None), workers=1)
        texts = [plain(line["text"]) for line in read.lines if line["kind"] == "measure"]
        anchors = {tuple(row["path"]): plain(row["anchor"]) for row in annotation.rows["measures"]}
        for part, known in (("instruments", codes), ("themes", themes)):
            labels = [(tuple(row["path"]), row["label"]) for row in annotation.rows[part]]
            assert len(labels) == len(set(labels))
            for row in annotation.rows[part]:
                assert row["label"] in known, row
                holders = [text for text in texts if anchors[tuple(row["path"])] in text]
                assert plain(row["quote"]) in min(holders, key=len), row


def test_labels_of_measures_are_sets_and_the_unsure_count_neither_way() -> None:
    measures = [{"path": ["一"], "anchor": "支持企业", "roles_quote": None, "roles": []}]
    sure, unsure = (
        {"path": ["一"], "quote": "", "label": code, "certain": code != "PI008"} for code in ("PI007", "PI008")
    )
    gold = {
        "measures": measures,
        "targets": [],
        "funding": [],
        "instruments": [sure, unsure, {**sure, "label": "PI014"}],
    }
    measure = {"kind": "measure", "id": "d#一", "text": "支持企业创新"}
    found = [{"kind": "instrument", "measure": "d#一", "code": code} for code in ("PI007", "PI008", "PI009")]
    elsewhere = {"kind": "instrument", "measure": None, "code": "PI014"}
    scored = score(gold, [measure, *found, elsewhere])["instruments"]
    assert scored.relaxed == scored.exact == Tally(1, 1, 1)


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("document,kind\n", "the columns are not document, path"),
        ("document,path,kind,code,certain,quote\na,一,tool,PI007,true,科普\n", "line 2: 'tool'"),
        ("document,path,kind,code,certain,quote\na,一,theme,人才,perhaps,人才\n", "'perhaps'"),
    ],
)
def test_labels_that_are_none(tmp_path: Path, lines: str, what: str) -> None:
    for name in ("taian.json", "index.csv"):
        (tmp_path / name).write_text((GOLD / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "instruments.csv").write_text(lines, encoding="utf-8")
    with pytest.raises(GoldInvalid, match=what):
        load_gold(tmp_path, POLICIES)


def test_another_folder_goes_by_stem(tmp_path: Path) -> None:
    gold = json.loads((GOLD / "weihai.json").read_text(encoding="utf-8"))
    (tmp_path / "weihai-chuangxin-pingtai.json").write_text(json.dumps(gold), encoding="utf-8")
    found = evaluate(tmp_path, POLICIES)
    (result,) = found.documents
    assert result.scores["measures"].relaxed.f1 == 1.0
    assert "not stated" in provenance(found)


def test_an_annotation_of_another_text_is_refused(tmp_path: Path) -> None:
    gold = (GOLD / "weihai.json").read_text(encoding="utf-8")
    (tmp_path / "yantai-keji-qiangshi.json").write_text(gold, encoding="utf-8")
    with pytest.raises(GoldInvalid, match="it quotes"):
        evaluate(tmp_path, POLICIES)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("{", "not JSON"),
        ('{"measures": []}', "no targets, funding"),
        ("[]", "no measures, targets, funding"),
        (
            '{"measures": [{"path": ["一"], "roles": [{}]}], "targets": [], "funding": []}',
            "row 1 of measures has no agency, anchor",
        ),
    ],
)
def test_files_that_are_no_annotation(tmp_path: Path, content: str, what: str) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    (tmp_path / "a.txt").write_text("一、总体要求", encoding="utf-8")
    with pytest.raises(GoldInvalid, match=what):
        load_gold(tmp_path)


def test_missing_texts_and_folders(tmp_path: Path) -> None:
    with pytest.raises(GoldInvalid, match="no annotation"):
        load_gold(tmp_path)
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    with pytest.raises(GoldInvalid, match="no text a"):
        load_gold(tmp_path)


def test_the_shell_prints_the_table_of_the_readme_and_who_annotated() -> None:
    done = CliRunner().invoke(app, ["evaluate", "--format", "markdown"])
    assert done.exit_code == 0
    head, rule, *rows, blank, sentence = done.stdout.splitlines()
    assert head.startswith("| type | annotated | found | precision")
    assert set(rule) <= set("|- ")
    assert not blank, "without it the sentence would be a row of the table"
    assert [row.split(" | ")[0] for row in rows] == [
        "| measures",
        "| roles",
        "| targets",
        "| funding",
        "| programmes",
        "| platforms",
        "| instruments",
        "| themes",
    ]
    assert "no person has checked them" in sentence


def test_our_guide_speaks_of_files_that_are_there() -> None:
    held = {annotation.file.name for annotation in load_gold(GOLD)}
    assert held == {file.name for file in GOLD.glob("*.json")}


def _first_column(name: str) -> set[str]:
    with (ROOT / "data" / "gazetteers" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return {row[0] for row in csv.reader(handle)}
