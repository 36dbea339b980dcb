"""Searching by the full-text index finds what reading letter for letter finds, alike on both engines."""

from __future__ import annotations

import pytest

from graph.queries import run
from graph.store import Store
from jobs.search import NoWords, search

NAMED = ("Document", "Agency", "Platform", "Programme", "Beneficiary", "Indicator")


def clauses(store: Store, words: str) -> list[str]:
    return [str(row["measure_id"]) for row in run(store, "search/clauses", {"words": words})]


def test_every_word_of_every_measure_is_found_by_its_letters(module_invented: Store) -> None:
    measures = module_invented.run("MATCH (m:Measure) RETURN m.id AS id, toLower(m.title + '\n' + m.text) AS text")
    for length in (1, 2, 3, 6):
        for measure in measures:
            starts = range(0, len(measure["text"]) - length, 9)
            for words in ["".join(measure["text"][at : at + length].split()) for at in starts]:
                expected = {row["id"] for row in measures if words and words in row["text"]}
                assert set(clauses(module_invented, words)) == expected, words


def test_every_part_of_every_name_is_found(module_invented: Store) -> None:
    nodes = module_invented.run(
        f"MATCH (n:{'|'.join(NAMED)}) "
        "RETURN coalesce(n.id, n.name) AS key, coalesce(n.name, n.title) AS name, coalesce(n.short_name, '') AS short"
    )
    for node in nodes:
        for words in {node["name"], node["name"][1:3], node["name"][-4:], node["short"] or node["name"][:1]}:
            expected = {n["key"] for n in nodes if words.lower() in f"{n['name']}\n{n['short']}".lower()}
            found = run(module_invented, "search/names", {"words": words})
            assert {row["key"] for row in found} == expected, words


def test_what_is_named_exactly_so_comes_first(module_invented: Store) -> None:
    names = [row["name"] for row in run(module_invented, "search/names", {"words": "高新技术企业"})]
    assert names[:1] == ["高新技术企业"]
    assert run(module_invented, "search/names", {"words": "市财政局"})[0]["name"].endswith("财政局")


def test_titles_come_before_texts_and_many_hits_before_few(module_invented: Store) -> None:
    rows = run(module_invented, "search/clauses", {"words": "科技"})
    assert [(row["title"], row["hits"]) for row in rows][:1] == [("培育科技企业", 2)]
    hits = [row["hits"] for row in run(module_invented, "search/clauses", {"words": "。"})]
    assert hits == sorted(hits, reverse=True)
    assert len(set(hits)) > 1


def test_all_words_must_be_there_in_any_order(module_invented: Store) -> None:
    assert clauses(module_invented, "省级重点实验室 财政局") == clauses(module_invented, "财政局　省级重点实验室")
    assert len(clauses(module_invented, "省级重点实验室 财政局")) == 2
    assert len(clauses(module_invented, "省级重点实验室 财政局 2024")) == 1
    assert clauses(module_invented, "省级重点实验室 宣传") == []
    short = run(module_invented, "search/names", {"words": "青石市 市财政局"})
    assert [row["label"] for row in short] == ["Agency"], "one word in the full name, one in the short one"


@pytest.mark.parametrize(
    ("words", "count"),
    [("“", 1), ("100万元", 1), ("10%", 1), ("2024年", 1), ("、", 4)],
)
def test_signs_and_figures_are_read_letter_for_letter(module_invented: Store, words: str, count: int) -> None:
    assert len(clauses(module_invented, words)) == count


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "\\",
        "(",
        "[x TO y]",
        "title:人才",
        "人才*",
        "+人才",
        "人才~2",
        "AND",
        "人才 AND",
        "/人/",
        "?才",
        "{",
        "a^2",
        "'",
    ],
)
def test_the_syntax_of_the_index_means_nothing(module_invented: Store, words: str) -> None:
    """Each is looked for as it stands, and stands in no clause."""
    assert clauses(module_invented, words) == []
    assert run(module_invented, "search/names", {"words": words}) == []


@pytest.mark.parametrize("words", [" ", "　"])
def test_blanks_alone_find_nothing(module_invented: Store, words: str) -> None:
    assert clauses(module_invented, words) == []
    assert run(module_invented, "search/names", {"words": words}) == []


def test_the_shell_shows_what_stands_around_the_first_word(module_invented: Store) -> None:
    found, notes = search(module_invented, "监测 统计")
    rows = found.rows
    assert notes == []
    assert [(row["what"], row["name"]) for row in rows] == [("Measure", "做好统计监测")]
    assert "统计监测。定期开展监测评价。" in rows[0]["text"]


@pytest.mark.parametrize("words", ["", " ", "(", "、。", "——", "“”"])
def test_the_shell_asks_for_a_word_where_there_are_only_signs(module_invented: Store, words: str) -> None:
    with pytest.raises(NoWords, match="has no word or figure to look for"):
        search(module_invented, words)


def test_the_shell_says_that_nothing_holds_the_words(module_invented: Store) -> None:
    assert search(module_invented, "火箭")[1] == [
        "No clause and no name of this graph holds 火箭; fewer or shorter words find more."
    ]
