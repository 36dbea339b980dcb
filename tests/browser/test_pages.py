"""From the start page to an answer and its sentence, as a reader goes: clicks in a real browser."""

from __future__ import annotations

import json
import re

from playwright.sync_api import expect

WEIHAI, YANTAI = "371000", "370600"
STATEMENT = "(牵头单位:高区管委、市发展改革委、市科技局;责任单位:"


def test_from_start_to_who_leads_what_and_its_sentence(visit):
    visit.go("/")
    expect(visit.page.get_by_role("heading", name="概览")).to_be_visible()
    visit.page.get_by_role("link", name="谁牵头什么").click()
    visit.go(f"/leads?cities={WEIHAI}&bureau=市科技局")
    answer = visit.page.locator(".answer")
    expect(answer).to_contain_text("有牵头者的 15 项举措中，市科技局牵头 14 项（单独 5，共同 9）")
    expect(answer).to_contain_text("另有 4 项未载明责任单位，全文共 19 项")
    row = visit.page.locator("tr[data-pick]", has_text="集全市之力建设国家(威海)区域创新中心")
    expect(row).to_contain_text(STATEMENT)
    expect(row.locator("b.lead")).to_have_text("市科技局")
    expect(row).to_contain_text("第 3 位，共 3 家")
    row.click()
    card = visit.page.locator("article.card")
    expect(card.locator("blockquote")).to_contain_text(STATEMENT)
    expect(card.locator("blockquote mark")).to_have_text("市科技局")
    expect(card).to_contain_text("威海市科学技术局")
    card.get_by_text("显示条款全文").click()
    expect(card.locator("details p")).to_contain_text("威海市产业技术研究院")
    card.get_by_role("link", name="在原文中打开").click()
    expect(visit.page.locator("mark.here").first).to_contain_text("牵头单位:高区管委")


def test_unstated_is_shown_as_unstated_with_the_issuer(visit):
    visit.go(f"/leads?cities={WEIHAI}&bureau=市科技局&role=unstated")
    expect(visit.page.locator("tr.section")).to_contain_text("4 / 19 项举措；发文机关：威海市人民政府办公室")
    expect(visit.page.locator("tr[data-pick]")).to_have_count(4)
    expect(visit.page.locator("tr[data-pick]").first).to_contain_text("未载明责任单位；发文机关：威海市人民政府办公室")


def test_all_bureaus_are_one_row_a_measure_with_who_leads_it(visit):
    visit.go(f"/leads?cities={WEIHAI}&bureau=")
    visit.page.get_by_label("部门").click()
    visit.page.get_by_role("option", name="全部部门").click()
    expect(visit.page.locator(".answer")).to_contain_text("威海市：15 项举措有牵头者")
    expect(visit.page.locator("tr[data-pick]")).to_have_count(19)
    row = visit.page.locator("tr[data-pick]", has_text="集全市之力建设国家(威海)区域创新中心")
    expect(row.locator("b.lead")).to_have_text(["高区管委", "市发展改革委", "市科技局"])


def test_a_function_covers_what_each_city_calls_its_bureau(visit):
    visit.go(f"/leads?cities={YANTAI},{WEIHAI}&function=工业和信息化")
    expect(visit.page.locator(".answer p").first).to_contain_text("市经信委牵头 2 项")
    expect(visit.page.locator(".answer p").last).to_contain_text("市工信局")


def test_a_square_and_the_arrow_keys_select(visit):
    visit.go(f"/leads?cities={WEIHAI}&bureau=市科技局")
    visit.page.locator(".sq.colead").first.click()
    expect(visit.page.locator("article.card h3")).to_contain_text("集全市之力建设国家(威海)区域创新中心")
    chosen = visit.page.locator("tr[aria-selected=true]")
    chosen.focus()
    visit.page.keyboard.press("ArrowDown")
    expect(visit.page.locator("article.card h3")).to_have_text("加快建设技术创新中心")


def _click_canvas(visit, locate: str) -> None:
    """Click where the component says that a node or the middle of a line is drawn."""
    visit.page.wait_for_function("() => !!document.querySelector('.net')?.picture?.network")
    visit.page.wait_for_timeout(400)
    at = visit.page.evaluate(f"() => {{ const p = document.querySelector('.net').picture; {locate} }}")
    box = visit.page.locator(".net-canvas").bounding_box()
    visit.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def test_a_node_of_the_network_opens_its_sentences(visit):
    visit.go(f"/network?cities={WEIHAI}&kinds=Agency")
    _click_canvas(
        visit,
        "const n = p.data.nodes.find((one) => one.name === '市财政局'); return p.network.canvasToDOM({x: n.x, y: n.y});",
    )
    panel = visit.page.locator("aside.panel")
    expect(panel.locator("h3")).to_have_text("威海市财政局")
    expect(panel).to_contain_text(
        "(牵头单位:市财政局;责任单位:市科技局、人力资源社会保障局、税务局,各区市政府〔管委〕)"
    )
    expect(panel.locator("mark").first).to_have_text("市财政局")


def test_a_line_of_the_network_opens_its_own_sentence(visit):
    visit.go(f"/network?cities={WEIHAI}&kinds=Agency&roles=lead")
    _click_canvas(
        visit,
        """const l = p.data.links.find((one) => one.from.endsWith('威海市财政局'));
        const ends = [l.from, l.to].map((id) => p.byId.get(id));
        return p.network.canvasToDOM({x: (ends[0].x + ends[1].x) / 2, y: (ends[0].y + ends[1].y) / 2});""",
    )
    panel = visit.page.locator("aside.panel")
    expect(panel.locator(".where")).to_contain_text("市财政局 → 牵头")
    expect(panel.locator(".said-by")).to_have_count(1)
    expect(panel.locator("p.song")).to_contain_text("(牵头单位:市财政局;责任单位:市科技局")


def test_cities_stand_where_their_names_are(visit):
    visit.go(f"/network?cities={YANTAI},{WEIHAI}&kinds=Agency")
    visit.page.wait_for_function("() => !!document.querySelector('.net')?.picture?.network")
    names = visit.page.locator(".net-cities span").all_inner_texts()
    across = visit.page.evaluate("""() => {
        const { cities, nodes } = document.querySelector('.net').picture.data;
        return cities.map(([code, name]) => {
            const xs = nodes.filter((n) => n.region === code).map((n) => n.x);
            return [name, xs.reduce((sum, x) => sum + x, 0) / xs.length];
        });
    }""")
    left, right = sorted(across, key=lambda one: one[1])
    assert [names[0], names[-1]] == [left[0], right[0]]


def test_find_selects_a_node(visit):
    visit.go(f"/network?cities={WEIHAI}&kinds=Agency")
    visit.page.get_by_label("查找").click()
    visit.page.keyboard.type("市财政局")
    visit.page.get_by_role("option", name=re.compile("市财政局")).first.click()
    expect(visit.page.locator("aside.panel h3")).to_have_text("威海市财政局")


def test_cities_show_both_sentences(visit):
    visit.go(f"/cities?cities={YANTAI},{WEIHAI}&kind=platform")
    expect(visit.page.locator(".caution")).to_contain_text("年份、状态不同")
    row = visit.page.locator("table.heat tr[data-pick]", has_text="新型研发机构").first
    row.click()
    expect(visit.page.locator("h3", has_text="新型研发机构").first).to_be_visible()
    columns = visit.page.locator(".columns").first.locator("> div")
    expect(columns).to_have_count(2)
    for column, city in ((columns.nth(0), "威海市"), (columns.nth(1), "烟台市")):
        expect(column.locator(".top")).to_contain_text(city)
        expect(column.locator("mark").first).to_contain_text("研发机构")
    expect(visit.page.locator("table.heat td.none").first).to_have_text("未提")


def test_three_cities_have_a_column_each(visit):
    visit.go(f"/cities?cities={YANTAI},{WEIHAI},370900&kind=theme")
    heads = visit.page.locator("table.heat[role=grid] thead th")
    expect(heads).to_have_text(["提到的条款 / 全部条款", "威海市", "烟台市", "泰安市"])
    expect(visit.page.get_by_text("两两共有")).to_be_visible()


def test_a_target_shows_its_figure_its_deadline_and_its_sentence(visit):
    visit.go(f"/promises?cities={YANTAI}")
    expect(visit.page.locator(".answer")).to_contain_text("烟台市：定了 21 项目标")
    row = visit.page.locator("tr[data-pick]", has_text="5,000 家")
    expect(row.locator(".title")).to_have_text("科技型中小企业")
    expect(row).to_contain_text("推断")
    row.click()
    card = visit.page.locator("article.card")
    expect(card.locator("blockquote mark").last).to_have_text("5000家")
    card.get_by_role("link", name="在原文中打开").click()
    expect(visit.page.locator("mark.here").first).to_contain_text("5000家")


def test_a_long_list_shows_its_rest_when_it_is_asked_for(visit):
    visit.go("/promises?cities=330400")
    rows = visit.page.locator("tr[data-pick]:visible")
    expect(rows).to_have_count(15)
    visit.page.get_by_role("button", name=re.compile(r"再看 \d+ 项")).click()
    rows.nth(29).click()
    expect(visit.page.locator("article.card h3")).to_have_text(rows.nth(29).locator(".title").inner_text())
    assert rows.count() > 40
    visit.go(visit.page.url.removeprefix(visit.base))
    expect(visit.page.locator("tr[aria-selected=true]")).to_be_visible()


def test_a_target_of_a_section_has_its_sentence_too(visit):
    visit.go("/promises?cities=330400")
    expect(visit.page.locator("article.card h3")).to_have_text("全社会研发经费投入强度")
    expect(visit.page.locator("article.card dl")).to_contain_text("发展目标")


def test_the_network_of_what_cities_share_counts_as_the_table_does(visit):
    visit.go(f"/cities?cities=330400,{WEIHAI}&kind=platform")
    said = re.search(r"共有 (\d+) 项", visit.page.locator(".answer").inner_text())
    visit.page.get_by_role("radio", name="共有之物的网络").or_(
        visit.page.get_by_role("radio", name="网络")
    ).first.click()
    expect(visit.page.locator(".net-cities")).to_contain_text(f"至少两市共有 {said[1]}")


def test_an_award_shows_its_sum_and_who_pays(visit):
    visit.go(f"/promises?cities={WEIHAI}&what=award")
    row = visit.page.locator("tr[data-pick]", has_text="国家级技术创新中心").first
    row.click()
    card = visit.page.locator("article.card")
    expect(card.locator("dl")).to_contain_text("1,000 万元")
    expect(card.locator("dl")).to_contain_text("威海市人民政府")
    expect(card.locator("blockquote")).to_contain_text("市级分别给予1000万元、500万元支持")


def test_a_pair_of_bodies_shows_the_statements_that_name_both(visit):
    visit.go(f"/together?cities={YANTAI}")
    visit.page.locator("tr[data-pick]", has_text="市科技局 — 市财政局").click()
    card = visit.page.locator("article.card")
    expect(card.locator(".said-by").first.locator("mark")).to_have_text(["市科技局", "市财政局"])
    card.get_by_role("button", name="市财政局").click()
    expect(card.locator("h3")).to_have_text("市财政局")
    expect(card.locator("ul.names")).to_contain_text("市科技局")


def test_quality_lists_names_without_a_row_and_checks_the_graph(visit):
    visit.go(f"/quality?cities={WEIHAI}")
    expect(visit.page.locator("table.plain tbody tr")).to_have_count(1)
    expect(visit.page.locator("table.plain tbody td.n")).to_contain_text("15 / 15")
    named = visit.page.locator(".said-by", has_text="市外侨办")
    expect(named.locator("mark")).to_have_text("外侨办")
    visit.page.get_by_role("button", name="检查整个图谱").click()
    expect(visit.page.get_by_text("没有发现问题")).to_be_visible()


def test_a_question_of_the_library_with_its_form(visit):
    visit.go("/cypher")
    expect(visit.page.locator(".question h2, .question").first).to_be_visible()
    visit.page.get_by_label(re.compile("^agency · ")).click()
    visit.page.keyboard.type("威海市财政局")
    visit.page.get_by_role("option").first.click()
    visit.page.get_by_role("button", name=re.compile("运行")).click()
    expect(visit.page.locator(".count")).to_contain_text("1 行")
    expect(visit.page.locator(".record")).to_contain_text("强化政策保障")
    expect(visit.page.locator(".record")).to_contain_text("(牵头单位:市财政局;责任单位:市科技局")


def _ask_freely(visit, cypher: str) -> None:
    visit.go("/cypher?q=free")
    editor = visit.page.get_by_label(re.compile("^查询语句"))
    editor.fill(cypher)
    editor.press("Control+Enter")


def test_a_free_query_its_network_and_its_file(visit):
    _ask_freely(visit, "MATCH (a:Agency {short_name: '市财政局'})-[r:LEADS]->(m:Measure) RETURN a, r, m")
    expect(visit.page.locator(".count")).to_contain_text("行 ·")
    expect(visit.page.locator(".record")).to_contain_text("威海市财政局")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="JSON").click()
    rows = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert "强化政策保障" in {row["m"]["title"] for row in rows}
    visit.page.get_by_role("radio", name="网络").click()
    visit.page.wait_for_function("() => document.querySelector('.net')?.picture?.drawn > 0")


def test_a_write_is_refused(visit):
    _ask_freely(visit, "MATCH (a:Agency) DETACH DELETE a")
    expect(visit.page.get_by_role("status").filter(has_text="没有执行")).to_be_visible()
    visit.go("/")
    expect(visit.page.locator(".answer")).to_contain_text("5 份文件")
    visit.go(f"/leads?cities={WEIHAI}&bureau=市科技局")
    expect(visit.page.locator(".answer")).to_contain_text("市科技局牵头 14 项")
