"""The shell as a user meets it: rows in three formats, one clear line for each thing that can be wrong, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
POLICIES = ROOT / "data" / "policies"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"embedded:{tmp_path_factory.mktemp('cli') / 'graph'}"
    done = shell("ingest", "--graph", url)
    assert done.returncode == 0, done.stderr
    return url


def shell(*arguments: str | Path, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "200", "NEO4J_PASSWORD": "x"}
    environment.pop("POLICYGRAPH_GRAPH", None)
    if home:
        environment["POLICYGRAPH_HOME"] = str(home)
    command = [sys.executable, "-m", "cli", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)


def one_line(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    """One line on standard error that holds the words, and no traceback."""
    assert done.returncode == code, done.stderr
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, done.stderr
    for word in words:
        assert word in lines[0]


def test_who_leads_what_with_the_quote(graph: str) -> None:
    done = shell("query", "agency/leads", "-p", "region=烟台市", "--format", "json", "--graph", graph)
    rows = json.loads(done.stdout)
    first = next(row for row in rows if row["clause"] == "二/2")
    assert first["agency"] == "烟台市科学技术局"
    assert first["quote"] == "(市科技局牵头,市发展改革委、市工业和信息化局配合)"
    table = shell("query", "agency/leads", "region=烟台市", "--format", "csv", "--graph", graph)
    assert len(list(csv.DictReader(io.StringIO(table.stdout)))) == len(rows) == 17


def test_a_table_shows_nodes_by_name_and_relations_by_sentence(graph: str) -> None:
    asked = "MATCH (a:Agency {name: $name})-[r:LEADS]->(m:Measure) RETURN a, r LIMIT 1"
    table = shell("cypher", asked, "name=威海市财政局", "--graph", graph).stdout
    assert table.splitlines()[1].startswith("Agency 威海市财政局  LEADS (牵头单位:市财政局;责任单位:")
    (row,) = json.loads(shell("cypher", asked, "-p", "name=威海市财政局", "--format", "json", "--graph", graph).stdout)
    assert row["a"]["properties"]["short_name"] == "市财政局"


def test_unchanged_documents_are_skipped(graph: str) -> None:
    done = shell("ingest", "--graph", graph)
    assert done.returncode == 0
    assert done.stdout.count("unchanged") == 5


def test_status_names_the_engine_and_counts(graph: str) -> None:
    assert "ArcadeDB" in shell("status", "--graph", graph).stdout
    rows = json.loads(shell("status", "--format", "json", "--graph", graph).stdout)
    weihai = next(row for row in rows if row["document_id"] == "威政办字(2018)106号")
    assert (weihai["measures"], weihai["led"], weihai["unstated"], weihai["roles"]) == (19, 15, 4, 76)


def test_search_schema_and_queries(graph: str) -> None:
    assert "加快建设技术创新中心" in shell("search", "技术创新中心", "--graph", graph).stdout
    assert "LEADS" in shell("schema").stdout
    assert "agency/leads" in shell("queries", "--find", "牵头").stdout


def test_a_free_query_reads_and_does_not_write(graph: str) -> None:
    count = "MATCH (m:Measure) RETURN count(m) AS measures"
    before = shell("cypher", count, "--format", "json", "--graph", graph).stdout
    assert json.loads(before) == [{"measures": 98}]
    one_line(shell("cypher", "MATCH (m:Measure) DETACH DELETE m", "--graph", graph), 6, "only read")
    assert shell("cypher", count, "--format", "json", "--graph", graph).stdout == before


def test_a_clause_goes_by_the_end_of_its_path_where_only_one_ends_so(tmp_path: Path) -> None:
    file = POLICIES / "yantai-keji-qiangshi.txt"
    short, whole = (shell("explain", file, "--clause", path).stdout for path in ("24", "八/24"))
    assert "outline   measure 八/24" in short
    assert short == whole
    several = shell("explain", POLICIES / "weihai-chuangxin-pingtai.txt", "--clause", "（三）")
    one_line(several, 2, "4 clauses end in '（三）'. Did you mean 二/(三) or 三/(三) or 四/(三) or 五/(三)?")


def test_explain_shows_every_hop_and_the_facts_of_extract(tmp_path: Path) -> None:
    file = POLICIES / "weihai-chuangxin-pingtai.txt"
    done = shell("explain", file, "--clause", "四/（三）")
    assert done.returncode == 0, done.stderr
    for hop in (
        "1 read",
        "2 repair",
        "3 describe",
        "4 outline",
        "5 mentions",
        "6 rules",
        "7 facts",
        "8 resolve",
        "9 measure",
    ):
        assert hop in done.stdout
    shell("extract", file, "--out", tmp_path)
    (lines,) = tmp_path.glob("*.jsonl")
    wanted = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    facts = [x for x in wanted if x["kind"] not in ("entity",) and str(x.get("measure")).endswith("#四/(三)")]
    assert len(facts) > 8
    assert all(fact["id"] in done.stdout for fact in facts)


def test_what_can_be_wrong_with_a_document(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    out = tmp_path / "out"
    one_line(
        shell("extract", tmp_path / "nowhere.txt", "--out", out), 3, "nowhere.txt", "no such file", "Check the path"
    )
    one_line(shell("extract", tmp_path / "empty.txt", "--out", out), 1, "empty.txt", "empty")
    one_line(shell("extract", tmp_path / "picture.txt", "--out", out), 1, "picture.txt")
    assert list(out.iterdir()) == []


def test_a_batch_goes_on_past_a_bad_document(tmp_path: Path) -> None:
    (tmp_path / "1-empty.txt").touch()
    (tmp_path / "2-good.txt").write_bytes((POLICIES / "qingdao-yingshang-huanjing.txt").read_bytes())
    url = f"embedded:{tmp_path / 'graph'}"
    done = shell("ingest", tmp_path / "1-empty.txt", tmp_path / "2-good.txt", "--graph", url)
    assert done.returncode == 1
    assert "1-empty.txt" in done.stderr
    assert "370200-a0125c607199" in done.stdout


def test_a_text_in_another_language_goes_in_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "english.txt").write_text("Opinions on the building of platforms for science and technology\n")
    done = shell("ingest", tmp_path / "english.txt", "--graph", f"embedded:{tmp_path / 'graph'}")
    one_line(done, 0, "less than half of its letters are Chinese")
    assert "english.txt (no title printed" in done.stdout


def test_what_can_be_wrong_with_a_question(graph: str) -> None:
    one_line(shell("query", "award/largest", "-p", f"rows={10**20}", "--graph", graph), 2, "rows", "Give 1 to")
    one_line(shell("query", "agency/leeds", "--graph", graph), 2, "agency/leeds", "agency/leads")
    one_line(shell("query", "search/clauses", "--graph", graph), 2, "search/clauses", "words")
    one_line(shell("query", "agency/leads", "-p", "city=烟台市", "--graph", graph), 2, "city", "region")
    one_line(shell("query", "agency/leads", "-p", "region=Weihai", "--graph", graph), 2, "Weihai", "威海市")


def test_a_short_form_is_read_and_told(graph: str) -> None:
    done = shell("query", "agency/leads", "-p", "region=威海", "--format", "json", "--graph", graph)
    assert done.stderr == "region: 威海 is read as 威海市\n"
    assert {row["region"] for row in json.loads(done.stdout)} == {"威海市"}
    number = shell("query", "document/clauses", "-p", "document=威政办字〔2018〕106号", "--graph", graph)
    assert "no rows" not in number.stdout


def test_a_free_query_keeps_its_empty_columns(graph: str) -> None:
    done = shell("cypher", "MATCH (m:Measure) RETURN m.title AS title, m.clause AS gone LIMIT 1", "--graph", graph)
    assert done.stdout.split()[:2] == ["title", "gone"]
    assert "no property clause" in done.stderr


def test_parameters_of_a_free_query_keep_their_type(graph: str) -> None:
    query = "RETURN $n AS n, $b AS b, $z AS z, $l AS l, $q AS q, $t AS t"
    given = ("n=5000000", "b=true", "z=null", 'l=["a", 1.5]', 'q="370600"', "t=威海市")
    options = [part for item in given for part in ("-p", item)]
    done = shell("cypher", query, *options, "--format", "json", "--graph", graph)
    assert json.loads(done.stdout) == [
        {"n": 5000000, "b": True, "z": None, "l": ["a", 1.5], "q": "370600", "t": "威海市"}
    ]
    told = shell("cypher", "MATCH (m:Mesure) RETURN m.title AS t", "--graph", graph)
    assert (told.returncode, told.stderr) == (0, "data/schema.yaml has no label Mesure. Did you mean Measure?\n")


def test_what_can_be_wrong_with_the_store(tmp_path: Path) -> None:
    one_line(shell("status", "--graph", "bolt://127.0.0.1:9"), 5, "bolt://127.0.0.1:9", "Start the database")
    one_line(shell("status", "--graph", "sqlite:x"), 5, "sqlite:x", "embedded:FOLDER")
    for command in (("status",), ("search", "x"), ("check",), ("remove", "x"), ("query", "agency/leads")):
        one_line(shell(*command, "--graph", f"embedded:{tmp_path / 'nowhere'}"), 5, "no graph", "policygraph ingest")
    assert not (tmp_path / "nowhere").exists()
    file = tmp_path / "file"
    file.write_text("no folder", encoding="utf-8")
    one_line(shell("status", "--graph", f"embedded:{file}"), 5, str(file))


def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        one_line(shell("serve", "--port", port, home=tmp_path), 2, "policygraph: ", port, "taken", "--port")


def test_who_ends_the_command_ends_the_server(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "POLICYGRAPH_HOME": str(tmp_path)}
    command = subprocess.Popen([sys.executable, "-m", "cli", "serve", "--port", str(port)], cwd=ROOT, env=environment)
    until = time.monotonic() + 60
    while socket.socket().connect_ex(("127.0.0.1", port)):
        assert command.poll() is None
        assert time.monotonic() < until
        time.sleep(0.1)
    command.terminate()
    command.wait(timeout=30)
    assert socket.socket().connect_ex(("127.0.0.1", port))


@pytest.mark.parametrize(
    "command", ["", "ingest", "extract", "explain", "query", "queries", "cypher", "search", "status"]
)
def test_help(command: str) -> None:
    done = shell(*filter(None, [command]), "--help")
    assert done.returncode == 0
    assert "Usage" in done.stdout
