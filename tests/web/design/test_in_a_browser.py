# SPDX-License-Identifier: EUPL-1.2
"""The living page in a real browser: accessible in every theme and scheme; and the custom elements at work."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string

from tests.web.design.conftest import SITE

pytestmark = pytest.mark.browser

FRAME = '<!doctype html><html lang="nl"><title>t</title><script type="module" src="/static/js/samenspraak.js"></script>'
LOOKS = [
    dict(width=320),
    dict(width=390, scheme="dark"),
    dict(width=1280),
    dict(width=1280, scheme="dark"),
    dict(width=390, theme="linden"),
    dict(width=1280, theme="linden", scheme="dark"),
    dict(width=390, forced="active"),
    dict(width=1280, forced="active", scheme="dark"),
]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look.values())))
def test_the_living_page_is_accessible_and_fits(stage, look):
    stage.take("/onderdelen/", "/onderdelen/zaal/", "/over/privacy/")
    stage.theme = look.get("theme", "neutral")
    options = dict(color_scheme=look.get("scheme", "light"), forced_colors=look.get("forced", "none"))
    with stage.page(viewport={"width": look["width"], "height": 800}, **options) as page:
        for path in list(stage.pages):
            page.goto(SITE + path)
            found = Axe().run(page).response["violations"]
            assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways"
            assert page.wrong == []


def test_without_script_everything_is_there(stage):
    stage.take("/onderdelen/")
    with stage.page(java_script_enabled=False) as page:
        page.goto(SITE + "/onderdelen/")
        page.get_by_label("Vooral Adviseren, ook Besluiten").check(force=True)
        assert page.locator("[name=archetype]:checked").get_attribute("value") == "67,0,33"


def test_on_paper_nothing_is_folded_away(stage):
    folded = "<details><summary>meer</summary><p>wat erin staat</p></details>"
    style = '<link rel="stylesheet" href="/static/css/samenspraak.css">'
    stage.pages = {"/d/": FRAME + style + folded}
    with stage.page() as page:
        page.goto(SITE + "/d/")
        assert not page.get_by_text("wat erin staat").is_visible()
        page.emulate_media(media="print")
        assert page.get_by_text("wat erin staat").is_visible()


def test_a_scanner_that_ends_with_enter_goes_on_to_the_paper_and_sends_nothing(stage):
    script = '<script type="module" src="/static/js/papers.js"></script>'
    paper = (
        '<input type="hidden" name="code" value="x"><fieldset><input type="radio" name="choice" value="yes"></fieldset>'
    )
    who = '<input name="who" data-enter="paper" autofocus>'
    stage.pages = {"/p/": f'{FRAME}{script}<form action="/sent/">{who}{paper}<button>In de bus</button></form>'}
    with stage.page() as page:
        page.goto(SITE + "/p/")
        page.locator("[name=who]").press("Enter")
        assert page.url == SITE + "/p/" and page.evaluate("document.activeElement.value") == "yes"


def test_a_keyboard_reaches_every_spot_of_the_triangle(stage):
    stage.take("/onderdelen/")
    with stage.page() as page:
        page.goto(SITE + "/onderdelen/")
        page.locator("[name=archetype]:checked").focus()
        page.keyboard.press("ArrowDown")
        assert page.locator("[name=archetype]:checked").get_attribute("value") == "0,100,0"
        assert "Aanjagen: 100%" in page.locator("triangle-input output").inner_text()


def test_a_spot_of_ones_own_is_still_there_when_the_page_comes_back(stage):
    parts = {"legend": "Waar?", "name": "t", "a": "Boven", "b": "Links", "c": "Rechts"}
    shown = render_to_string("shared/components/triangle_input.html", {**parts, "value": "56,44,0"})
    one_of_ten = render_to_string("shared/components/triangle_input.html", {**parts, "value": "67,33,0"})
    assert "data-own" not in one_of_ten
    stage.pages = {"/t/": FRAME + shown}
    with stage.page() as page:
        page.goto(SITE + "/t/")
        page.get_by_text("Boven: 56% · Links: 44% · Rechts: 0%").wait_for()
        assert page.locator(".triangle-dot").get_attribute("cx") == "56"
        page.locator("svg").click(position={"x": 20, "y": 160})
        assert page.locator("[name=t]").count() == 11
    with stage.page(java_script_enabled=False) as page:
        page.goto(SITE + "/t/")
        assert page.locator("[name=t]:checked").get_attribute("value") == "56,44,0"


def test_a_finger_lays_the_dot_anywhere_and_it_adds_up(stage):
    stage.take("/onderdelen/")
    with stage.page() as page:
        page.goto(SITE + "/onderdelen/")
        page.locator("triangle-input svg").scroll_into_view_if_needed()
        box = page.locator("triangle-input svg").bounding_box()
        page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5)
        chosen = page.locator("[name=archetype]:checked")
        assert chosen.count() == 1
        a, b, c = map(int, chosen.get_attribute("value").split(","))
        assert a + b + c == 100
        assert 48 <= a <= 52
        page.mouse.click(box["x"] + 2, box["y"] + 2)
        a, b, c = map(int, page.locator("[name=archetype]:checked").get_attribute("value").split(","))
        assert (a + b + c, min(a, b, c) >= 0) == (100, True), "outside the triangle is its nearest edge"


def test_what_was_typed_survives_a_reload_until_it_is_confirmed(stage):
    form = (
        '<keep-typing key="k" restored="terug"><form><textarea name="t" aria-label="t"></textarea></form></keep-typing>'
    )
    stage.pages = {"/a/": FRAME + form, "/b/": FRAME + '<keep-typing key="k" confirmed></keep-typing>'}
    with stage.page() as page:
        page.goto(SITE + "/a/")
        page.get_by_label("t").fill("een heel verhaal")
        page.reload()
        page.get_by_text("terug").wait_for()
        assert page.get_by_label("t").input_value() == "een heel verhaal"
        page.goto(SITE + "/b/")
        page.goto(SITE + "/a/")
        page.wait_for_timeout(100)
        assert page.get_by_label("t").input_value() == ""


@pytest.mark.parametrize(("said", "left"), [("notice-ok", ""), ("notice-error", "een heel verhaal")])
def test_what_was_sent_comes_back_only_when_it_did_not_arrive(stage, said, left):
    form = (
        '<keep-typing key="k"><form method="post" action="/s/"><textarea name="t" aria-label="t"></textarea>'
        "<button>ok</button></form></keep-typing>"
    )
    answer = f'<div class="messages"><div class="notice {said}"><p>zo</p></div></div>'
    stage.pages = {"/a/": FRAME + form, "/s/": FRAME + answer + form}
    with stage.page() as page:
        page.goto(SITE + "/a/")
        page.get_by_label("t").fill("een heel verhaal")
        page.get_by_role("button").click()
        page.get_by_text("zo").wait_for()
        page.wait_for_timeout(100)
        assert page.get_by_label("t").input_value() == left


def test_what_came_of_pressing_the_button_is_in_view_and_the_way_back_is_short(stage):
    tall = '<div class="messages">{}</div><main tabindex="-1"><p style="height: 3000px">lang</p>'
    form = (
        '<send-queue key="v"><form method="post" action="/v/"><input name="t" aria-label="t"><button>ok</button></form>'
        "</send-queue></main>"
    )
    stage.pages = {"/v/": lambda: FRAME + tall.format("<p>dank</p>" if stage.posts else "") + form}
    with stage.page() as page:
        page.goto(SITE + "/v/")
        before = page.evaluate("history.length")
        page.get_by_role("button").click()
        page.get_by_text("dank").wait_for()
        assert -1 < page.evaluate("document.querySelector('.messages').getBoundingClientRect().top") < 100
        assert page.evaluate("document.activeElement.tagName") == "MAIN"
        assert page.evaluate("history.length") == before


def test_an_answer_waits_while_there_is_no_network_and_goes_out_once(stage):
    body = """<main tabindex="-1"><send-queue key="q" waiting="{n} wacht" sent="weg"><form method="post" action="/s/">
        <input type="hidden" name="key" value="abc"><input name="t" aria-label="t"><button>ok</button>
        </form></send-queue>"""
    stage.pages = {"/q/": FRAME + body + "</main>", "/s/": FRAME + body + "<p>dank</p></main>"}
    with stage.page() as page:
        page.goto(SITE + "/q/")
        stage.cut = True
        page.get_by_label("t").fill("bankje")
        page.get_by_role("button").click()
        page.get_by_text("1 wacht").wait_for()
        assert page.get_by_label("t").input_value() == "bankje"
        stage.cut = False
        page.evaluate("dispatchEvent(new Event('online'))")
        page.get_by_text("weg").wait_for()
        assert stage.posts == ["key=abc&t=bankje"]
        page.get_by_label("t").fill("boom")
        page.get_by_role("button").click()
        page.get_by_text("weg").wait_for(state="detached")
        page.get_by_text("dank").wait_for()
        assert len(stage.posts) == 2
        assert page.evaluate("localStorage.length") == 0


def test_a_fresh_part_leaves_alone_what_somebody_is_typing(stage):
    form = '<form id="f"><label>t <input id="t" name="t"></label></form>'
    part = '<div id="part"><p id="n">{n}</p>' + form + '<p id="m">{n}</p></div>'
    stage.pages = {"/l/": FRAME + part.format(n=1), "/fresh/": part.format(n=2)}
    with stage.page() as page:
        page.goto(SITE + "/l/")
        page.locator("#t").press_sequentially("half een zi")
        page.evaluate(
            """async () => { const { merge } = await import('/static/js/samenspraak.js');
            const text = await (await fetch('/fresh/')).text();
            const fresh = new DOMParser().parseFromString(text, 'text/html').querySelector('#part');
            merge(document.querySelector('#part'), document.adoptNode(fresh)); }"""
        )
        page.keyboard.type("n")
        assert page.locator("#t").input_value() == "half een zin"
        assert [page.locator("#n").inner_text(), page.locator("#m").inner_text()] == ["2", "2"]


def test_a_stream_refreshes_its_part_and_falls_back_to_polling(stage):
    count = {"n": 0}

    def fresh() -> str:
        count["n"] += 1
        return f'<p id="p">vers {count["n"]}</p>'

    stream = '<live-stream src="/live/x/" data-refresh="/fresh/" data-target="#p" data-poll="1"></live-stream>'
    body = stream + '<p id="p">oud</p>'
    stage.pages = {"/l/": FRAME + body, "/fresh/": fresh}
    with stage.page() as page:
        page.goto(SITE + "/l/")  # /live/x/ does not answer: after three tries it polls
        page.get_by_text("vers 1").wait_for(timeout=15_000)
        assert page.locator("live-stream").get_attribute("data-state") == "lost"
        heard = page.evaluate(
            """() => { let heard; const stream = document.querySelector('live-stream');
            stream.addEventListener('live', (event) => heard = event.detail);
            stream.hear({ data: '{"revision": 7}', lastEventId: '7' }); return JSON.stringify(heard); }"""
        )
        assert json.loads(heard) == {"revision": 7}
        assert page.locator("live-stream").get_attribute("data-state") == "live"


def test_room_for_words_is_counted(stage):
    area = '<textarea aria-label="t"></textarea>'
    body = f'<character-count max="10" left="nog {{n}}" over="{{n}} te veel">{area}</character-count>'
    stage.pages = {"/c/": FRAME + body}
    with stage.page() as page:
        page.goto(SITE + "/c/")
        assert page.locator("output").is_hidden(), "nobody needs to know yet"
        page.get_by_label("t").fill("zes is")
        page.get_by_text("nog 4").wait_for()
        page.get_by_label("t").fill("twaalf teken")
        page.get_by_text("2 te veel").wait_for()
