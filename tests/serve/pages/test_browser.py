"""The pages in Chromium: no complaint, no request but to the server, and they do what a reader expects."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph.facts import SCHEMA
from kg.graph.lookup import Lookup
from kg.graph.store import Store
from kg.graph.vocab import KG, term

pytestmark = pytest.mark.slow

Browser = Any  # of tests/conftest.py
Served = Any  # of tests/serve/conftest.py
IDS = "https://w3id.org/local-news-kg/id/"


@pytest.fixture
def calm(browser: Browser) -> Iterator[Browser]:
    """A browser that has nothing to complain of when the test is over."""
    browser.log("browser")
    browser.log("performance")
    yield browser
    assert browser.log("browser") == []


def opened(browser: Browser, served: Served, path: str) -> Browser:
    browser.open(served.address.rstrip("/") + path)
    return browser


def until(browser: Browser, script: str, seconds: float = 60) -> Any:
    """What a script gives as soon as it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := browser.run(script):
            return found
        time.sleep(0.1)
    return pytest.fail(f"{script}: nothing after {seconds} s; {browser.run('return document.body.innerText')[:300]}")


def of_each_kind(store: Store) -> list[str]:
    """The path of one thing of each kind: the ones of most words."""
    facts = Lookup(store)
    found = []
    kinds = ("District", "Reporter", "GovernmentBody", "Campaign", "Road", "NewsOutlet", "Article")
    for kind in (*kinds, "Page", "Statement", "Evidence", "Measurement", "Build"):
        things = facts.pointing(term("rdf:type"), KG + kind)
        best = max(things, key=lambda iri: (len(facts.pointing(SCHEMA + "mentions", iri)), iri))
        found.append(best.removeprefix("https://w3id.org"))
    return found


def test_no_page_complains_or_asks_another_server(calm: Browser, corpus_served: Served, corpus_store: Store) -> None:
    paths = ["/search", "/search?q=%E9%87%91%E6%B0%B4", "/coverage", "/ontology", "/thing?iri=nothing"]
    for path in (*of_each_kind(corpus_store), *paths):
        page = opened(calm, corpus_served, path)
        assert page.run("return document.querySelector('h1').innerText.trim().length") > 0, path
        asked = [url for url in page.requests() if not url.startswith("chrome:")]
        assert asked, path
        assert {url for url in asked if not url.startswith(corpus_served.address)} == set(), path
        complaints = page.log("browser")
        assert [one["message"] for one in complaints if "404" not in one["message"]] == [], path


def test_the_network_leads_to_the_pages_of_things(calm: Browser, corpus_served: Served) -> None:
    opened(calm, corpus_served, "/")
    until(calm, "return document.documentElement.dataset.ready")
    assert calm.run("return [...document.querySelectorAll('.links a')].map(a => a.getAttribute('href'))") == [
        "/",
        "/search",
        "/query",
        "/coverage",
        "/ontology",
    ]
    calm.run("document.querySelector('tbody .subject .name').click()")
    name = calm.run("return document.querySelector('#details h2').innerText.trim()")
    until(calm, "return document.querySelector('#details .own a')?.innerText === '打开它的页面 ›'")
    calm.run("document.querySelector('#language').click()")
    until(calm, "return document.querySelector('#details .own a')?.innerText === 'Open its page ›'")
    calm.run("document.querySelector('#details .own a').click()")
    assert name in until(calm, "return location.pathname !== '/' && document.querySelector('h1')?.innerText")
    assert calm.run("return location.pathname").startswith("/local-news-kg/id/")


def test_the_first_query_shows_rows_at_once(calm: Browser, corpus_served: Served) -> None:
    opened(calm, corpus_served, "/query")
    until(calm, "return document.querySelectorAll('#answer tbody tr').length")
    assert "行" in calm.run("return document.getElementById('status').innerText")
    assert calm.run("return document.querySelectorAll('.parseErrorIcon').length") == 0
    asked = [url for url in calm.requests() if not url.startswith("chrome:")]
    assert {url for url in asked if not url.startswith(corpus_served.address)} == set()


def test_a_shipped_query_shows_rows_that_lead_on(calm: Browser, corpus_served: Served) -> None:
    opened(calm, corpus_served, "/query")
    until(calm, "return document.querySelectorAll('#answer tbody tr').length")
    tabs = calm.run("return [...document.querySelectorAll('#queries [role=tab]')].map(t => t.dataset.name)")
    assert len(set(tabs)) == len(tabs) > 20
    calm.run("document.querySelector('[data-name=who-covers]').click()")
    until(calm, "return document.querySelectorAll('#answer tbody tr').length")
    assert calm.run("return document.querySelector('[aria-selected=true]').dataset.name") == "who-covers"
    assert "行" in calm.run("return document.getElementById('status').innerText")
    assert calm.run("return document.querySelectorAll('.parseErrorIcon').length") == 0
    asked = [url for url in calm.requests() if not url.startswith("chrome:")]
    assert {url for url in asked if not url.startswith(corpus_served.address)} == set()


def test_the_query_of_an_address_is_asked_at_once(calm: Browser, corpus_served: Served) -> None:
    opened(calm, corpus_served, "/query?query=SELECT%20(6*7%20AS%20%3Fn)%20%7B%7D")
    until(calm, "return document.querySelectorAll('#answer tbody tr').length")
    assert calm.run("return document.querySelector('#answer tbody').innerText").strip() == "42"
    assert "6*7" in calm.run("return document.querySelector('.CodeMirror').CodeMirror.getValue()")


def test_a_query_that_does_not_parse_is_told_where(calm: Browser, corpus_served: Served) -> None:
    opened(calm, corpus_served, "/query?query=SELECT%20*%20WHERE%20%7B%20%3Fs%20%3Fp%20")
    wrong = until(calm, "return document.querySelector('#answer .wrong')?.innerText")
    assert (
        calm.run("return document.querySelector('#answer').firstChild.innerText") == "这个查询写得不对，或不能这样问："
    )
    assert "line 1" in wrong
    told = [one["message"] for one in calm.log("browser")]
    assert all("/sparql" in one and "400" in one for one in told)  # the browser's own line about the answer


def test_the_editor_completes_the_vocabulary(calm: Browser, corpus_served: Served) -> None:
    opened(calm, corpus_served, "/query")
    until(calm, "return document.querySelectorAll('#answer tbody tr').length")
    calm.run(
        "const e = document.querySelector('.CodeMirror').CodeMirror; e.setValue('SELECT * { ?s kg:und'); e.focus();"
        "e.setCursor({line: 0, ch: 20}); e.autocomplete();"
    )
    hints = until(calm, "return [...document.querySelectorAll('.CodeMirror-hint')].map(h => h.innerText.trim())")
    assert "kg:undertakes  开展" in [one.replace("\xa0", " ") for one in hints]


def test_what_is_typed_is_offered_and_leads_to_its_page(calm: Browser, corpus_served: Served) -> None:
    opened(calm, corpus_served, "/search")
    calm.run(
        "const box = document.querySelector('.search input'); box.focus(); box.value = '金水';"
        "box.dispatchEvent(new InputEvent('input'));"
    )
    offers = until(calm, "return [...document.querySelectorAll('#offers:not([hidden]) li')].map(li => li.innerText)")
    assert "金水区" in offers[0]
    calm.run(
        "const box = document.querySelector('.search input');"
        "const press = (key) => box.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));"
        "press('ArrowDown'); press('Enter');"
    )
    assert until(calm, "return document.querySelector('h1.area')?.innerText") == "金水区"
    opened(calm, corpus_served, "/search?q=%E9%87%91%E6%B0%B4")
    calm.run("document.querySelector('.hits a').click()")
    assert until(calm, "return document.querySelector('h1.area')?.innerText") == "金水区"


def test_a_phone_lets_columns_keep_their_width_and_the_table_scroll(calm: Browser, corpus_served: Served) -> None:
    calm.size(390, 800)
    try:
        opened(calm, corpus_served, "/query")
        until(calm, "return document.querySelectorAll('#answer tbody tr').length")
        widths = calm.run(
            "return [...document.querySelectorAll('#answer tbody tr:first-child td')].map(c => c.clientWidth)"
        )
        assert min(widths) >= 70  # five characters
        until(calm, "const page = document.documentElement; return page.scrollWidth <= page.clientWidth", 10)
    finally:
        calm.size(1400, 900)


def test_a_phone_shows_no_page_wider_than_itself(calm: Browser, corpus_served: Served, corpus_store: Store) -> None:
    calm.size(390, 800)
    try:
        for path in (*of_each_kind(corpus_store), "/query", "/coverage", "/search?q=%E9%87%91"):
            opened(calm, corpus_served, path)
            # a page just opened may still have the width of the one before
            until(calm, "const page = document.documentElement; return page.scrollWidth <= page.clientWidth", 10)
    finally:
        calm.size(1400, 900)


AXE = Path(os.environ.get("KG_NODE_MODULES", "")) / "axe-core" / "axe.min.js"
FOUND = """
return axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations
  .filter((one) => ['serious', 'critical'].includes(one.impact))
  .map((one) => `${one.id}: ${one.nodes[0].html}`))
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_kind_of_page(
    calm: Browser, corpus_served: Served, corpus_store: Store, scheme: str
) -> None:
    if not (os.environ.get("KG_NODE_MODULES") and AXE.is_file()):
        pytest.skip("needs axe-core (npm; KG_NODE_MODULES names its folder)")
    calm.prefer(scheme)
    try:
        for path in (*of_each_kind(corpus_store), "/search?q=%E9%87%91", "/search?q=zzzz", "/coverage", "/ontology"):
            opened(calm, corpus_served, path)
            calm.run(AXE.read_text("utf-8"))
            assert calm.run(FOUND) == [], path
        opened(calm, corpus_served, "/query")
        until(calm, "return document.querySelectorAll('#answer tbody tr').length")
        calm.run(AXE.read_text("utf-8"))
        assert calm.run(FOUND) == [], "/query"
    finally:
        calm.prefer("")


def test_what_has_the_focus_is_seen_to_have_it(calm: Browser, corpus_served: Served, corpus_store: Store) -> None:
    for path in (*of_each_kind(corpus_store), "/coverage", "/search?q=%E9%87%91"):
        opened(calm, corpus_served, path)
        unseen = (
            "return [...document.querySelectorAll('a[href], button, input, summary')].slice(0, 80).filter((one) => {"
            "one.focus({focusVisible: true}); const style = getComputedStyle(one);"
            "return document.activeElement === one && (style.outlineStyle === 'none' || style.outlineWidth === '0px');"
            "}).map((one) => one.outerHTML)"
        )
        assert calm.run(unseen) == [], path


def test_a_name_that_turns_the_writing_turns_no_offer_beside_it(calm: Browser, corpus_served: Served) -> None:
    opened(calm, corpus_served, "/search")
    calm.run(
        "window.fetch = async () => new Response(JSON.stringify("
        "[{name: '金\\u202e水', path: '/', group: 'area', about: '区 · 12篇', matched: ''}]));"
        "const box = document.querySelector('.search input'); box.value = '金';"
        "box.dispatchEvent(new InputEvent('input'));"
    )
    tags = until(calm, "return [...document.querySelectorAll('#offers:not([hidden]) a > *')].map(one => one.tagName)")
    assert tags == ["BDI", "BDI"]
