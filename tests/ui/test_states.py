"""The words of a graph that cannot be shown: away, empty, nothing matches. The pages run in Streamlit's own harness."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from graph.load import load_document
from graph.store import open_store
from jobs.home import CHECKOUT
from ui import frame, source
from ui.texts import LANGUAGES, Texts

FACTS = CHECKOUT / "tests" / "queries" / "facts"
SECONDS = 30


@pytest.fixture(autouse=True)
def forgotten():
    """No store of another test."""
    source.forget()
    yield
    source.forget()


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> str:
    url = f"embedded:{tmp_path_factory.mktemp('empty')}"
    open_store(url).close()
    return url


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> str:
    url = f"embedded:{tmp_path_factory.mktemp('filled')}"
    with open_store(url) as store:
        for name in ("qingshi", "baisha"):
            lines = (FACTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
            text = (FACTS / f"{name}.txt").read_text(encoding="utf-8")
            load_document(store, [json.loads(line) for line in lines], text)
    return url


def opened(monkeypatch, url: str, page: str = "overview", **query: str) -> AppTest:
    monkeypatch.setenv("POLICYGRAPH_GRAPH", url)
    test = AppTest.from_file(str(CHECKOUT / "app.py"), default_timeout=SECONDS)
    test.run()
    for name, value in query.items():
        test.query_params[name] = value
    return test.run() if page == frame.PAGES[0] else test.switch_page(f"ui/{page}.py").run()


def words(test: AppTest) -> str:
    assert not test.exception, test.exception
    return "\n".join(element.proto.body for element in test.get("html"))


@pytest.mark.parametrize("page", frame.PAGES)
def test_an_empty_graph_says_what_to_do(monkeypatch, empty, page):
    assert "图谱还是空的。运行 <code>policygraph ingest</code>。" in words(opened(monkeypatch, empty, page))


def test_looking_for_a_graph_makes_none(monkeypatch, tmp_path):
    assert "policygraph ingest" in words(opened(monkeypatch, f"embedded:{tmp_path / 'none'}"))
    assert not (tmp_path / "none").exists()


def test_an_engine_that_is_away_says_that_nothing_is_lost(monkeypatch):
    monkeypatch.setenv("NEO4J_PASSWORD", "unused")
    test = opened(monkeypatch, "bolt://127.0.0.1:9", "leads")
    assert "图库没有应答，数据没有丢。" in words(test)
    assert [button.label for button in test.button] == ["再试一次"]


def test_the_app_survives_an_engine_that_comes_back(monkeypatch, filled):
    monkeypatch.setenv("NEO4J_PASSWORD", "unused")
    test = opened(monkeypatch, "bolt://127.0.0.1:9", "leads")
    assert "没有应答" in words(test)
    monkeypatch.setenv("POLICYGRAPH_GRAPH", filled)
    test.button[0].click().run()
    assert "市科技局牵头" in words(test)


@pytest.mark.parametrize("page", frame.PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_shows_a_graph_in_both_languages(monkeypatch, filled, page, language):
    test = opened(monkeypatch, filled, page)
    test.segmented_control(key="lang").set_value(language).run()
    assert "没有应答" not in words(test)
    assert test.title[0].value == Texts(language)(f"page.{page}")
    assert test.query_params["lang"] == language


def test_a_filter_that_leaves_nothing_says_which(monkeypatch, filled):
    test = opened(monkeypatch, filled, "leads", bureau="市委组织部", cities="990100", role="support")
    assert "没有符合条件的举措。去掉一个条件：市委组织部、配合。" in words(test)


def test_unknown_codes_in_the_address_are_left_out_and_named_until_something_is_chosen(monkeypatch, filled):
    asked = {"cities": "990100,x", "bureau": "无此局", "role": "boss", "lang": "fr", "citys": "990200", "measure": "m"}
    test = opened(monkeypatch, filled, "leads", **asked)
    assert "市科技局牵头" in words(test)
    assert "地址里的 lang=fr、cities=x、bureau=无此局、role=boss、measure=m、citys 在这里没有" in words(test)
    assert test.session_state["cities"] == ["990100"]
    test.segmented_control(key="role").set_value("lead").run()
    assert "地址里的" not in words(test)
    test = opened(monkeypatch, filled, "leads", cities="990100", bureau="市科技局", role="all", measure="")
    assert "地址里的" not in words(test)


def test_what_a_page_wrote_itself_is_not_said_to_be_strange(monkeypatch, filled):
    test = opened(monkeypatch, filled, "promises")
    assert test.query_params["promise"]
    test.segmented_control(key="what").set_value("award").run()
    assert "地址里的" not in words(test)


def test_an_address_that_changes_under_the_page_is_shown_as_it_is(monkeypatch, filled):
    """Back and Forward of the browser; also what was chosen by then and stands in no address."""
    test = opened(monkeypatch, filled, "leads", cities="990100", bureau="市科技局")
    before = dict(test.query_params)
    test.selectbox(key="function").set_value("财政").run()
    test.session_state["cities"] = ["990200"]
    test.run()
    assert test.query_params["cities"] == "990200"
    test.query_params.clear()
    test.query_params.update(before)
    test.run()
    assert test.session_state["cities"] == ["990100"]
    assert (test.selectbox(key="function").value, test.selectbox(key="bureau").value) == ("", "市科技局")
    assert test.query_params == before


def test_a_choice_counts_also_on_a_page_that_had_nothing_to_show(monkeypatch, filled):
    test = opened(monkeypatch, filled, "cities", cities="990100")
    assert "请至少选两个城市" in words(test)
    test.session_state["cities"] = ["990100", "990200"]
    test.run()
    assert "请至少选两个城市" not in words(test)


def test_one_city_alone_cannot_be_compared(monkeypatch, filled):
    assert "请至少选两个城市" in words(opened(monkeypatch, filled, "cities", cities="990100"))


def test_a_document_that_the_graph_does_not_hold_is_said_to_be_missing(monkeypatch, filled):
    test = opened(monkeypatch, filled, "document", doc="nosuch")
    assert "图谱里没有这份文件：nosuch" in words(test)
    assert test.selectbox(key="doc").value is None


def test_of_many_documents_those_of_chosen_places_are_listed(monkeypatch, filled):
    monkeypatch.setattr(frame, "MANY_DOCUMENTS", 1)
    test = opened(monkeypatch, filled)
    test.session_state["cities"] = ["990200"]
    test.run()
    assert "所选城市有 <b>1</b> 份文件" in words(test)
    assert "全图谱：2 地，2 份文件。" in words(test)
    test = opened(monkeypatch, filled, "document", doc="青政办字(2023)12号")
    assert test.selectbox(key="place").value == "990100", "the place of the document that was asked for"
    assert test.selectbox(key="doc").value == "青政办字(2023)12号"
    test.selectbox(key="place").set_value("990200").run()
    assert test.selectbox(key="doc").value != "青政办字(2023)12号"
    test.selectbox(key="place").set_value("").run()
    assert "这里没有文件。" in words(test)
