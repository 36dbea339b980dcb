"""What all pages have in common: the address and Back, the language, windows that are narrow."""

from __future__ import annotations

import re

from playwright.sync_api import expect

WEIHAI, YANTAI = "371000", "370600"


def test_what_was_chosen_is_still_chosen_after_a_look_at_the_document(visit):
    visit.go(f"/leads?cities={WEIHAI}&bureau=市财政局")
    visit.page.locator("article.card").get_by_role("link", name="在原文中打开").click()
    expect(visit.page.locator("mark.here").first).to_be_visible()
    visit.page.get_by_role("link", name="谁牵头什么").click()
    expect(visit.page.locator(".answer p")).to_have_count(1)
    expect(visit.page.locator(".answer")).to_contain_text("市财政局")


def test_a_page_without_a_city_asks_for_one(visit):
    visit.go(f"/leads?cities={WEIHAI}&bureau=市科技局")
    visit.page.get_by_role("button", name="威海市", exact=True).click()
    expect(visit.page.locator(".state")).to_contain_text("请至少选一个城市")
    expect(visit.page.locator("tr[data-pick]")).to_have_count(0)


def test_a_narrow_window_cuts_no_control_and_leaves_no_empty_band(visit):
    visit.page.set_viewport_size({"width": 800, "height": 1000})
    for page in ("leads", "cities", "promises", "together"):
        visit.go(f"/{page}?cities={YANTAI},{WEIHAI}")
        visit.page.wait_for_selector(".answer")
        visit.page.wait_for_function(UNCUT)
        assert "more" not in visit.page.locator("[data-testid=stTopNav]").inner_text()
    visit.go(f"/network?cities={YANTAI},{WEIHAI}")
    visit.page.wait_for_function(FILLED)


UNCUT = """() => [...document.querySelectorAll('.st-key-controls [data-testid=stButtonGroup] button')].every((button) => {
    const { right } = button.getBoundingClientRect();
    return right <= button.closest('[data-testid=stColumn]').getBoundingClientRect().right + 1 && right <= innerWidth;
})"""
FILLED = """() => {
    const net = document.querySelector('.net'), picture = net?.picture;
    if (!picture?.network) return false;
    const ys = picture.data.nodes.map((n) => picture.network.canvasToDOM({ x: n.x, y: n.y }).y);
    return (Math.max(...ys) - Math.min(...ys)) / net.clientHeight > 0.6;
}"""


def test_the_language_switches_and_a_link_keeps_what_was_chosen(visit):
    visit.go(f"/leads?cities={WEIHAI}&bureau=市科技局")
    visit.page.get_by_role("radio", name="English").click()
    expect(visit.page.get_by_role("heading", name="Who leads what")).to_be_visible()
    expect(visit.page.locator(".answer")).to_contain_text("leads 14 of 15 measures that have a leader")
    visit.page.wait_for_url(re.compile("lang=en"))
    assert f"cities={WEIHAI}" in visit.page.url
    visit.go(visit.page.url.removeprefix(visit.base))
    expect(visit.page.locator(".answer")).to_contain_text("4 of 19 measures name nobody")


def test_back_shows_what_was_chosen_before(visit):
    visit.go(f"/leads?cities={WEIHAI}&bureau=市科技局")
    expect(visit.page.locator(".answer p")).to_have_count(1)
    visit.page.get_by_role("button", name="烟台市", exact=True).click()
    expect(visit.page.locator(".answer p")).to_have_count(2)
    visit.page.wait_for_url(re.compile(YANTAI))
    visit.page.go_back()
    expect(visit.page.locator(".answer p")).to_have_count(1)
    assert YANTAI not in visit.page.url
    visit.page.go_forward()
    expect(visit.page.locator(".answer p")).to_have_count(2)
    assert YANTAI in visit.page.url


def test_a_link_that_asks_for_what_is_not_there_says_so(visit):
    visit.go(f"/leads?cities={WEIHAI}&bureau=无此局")
    expect(visit.page.locator(".caution")).to_contain_text("地址里的 bureau=无此局 在这里没有")
