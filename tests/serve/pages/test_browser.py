"""The pages in Chromium: no complaint, no request but to the server, and they do what a reader expects."""

from __future__ import annotations

import time
from collections.abc import Iterator
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
    until(calm, "return document.querySelector('#details .own a')")
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


def test_a_query_that_does_not_parse_is_told_where(calm: Browser, corpus_served: Served) -> None:
    opened(calm, corpus_served, "/query?query=SELECT%20*%20WHERE%20%7B%20%3Fs%20%3Fp%20")
    until(calm, "return document.documentElement.dataset.ready")
    calm.run("document.getElementById('run').click()")
    wrong = until(calm, "return document.querySelector('#answer .wrong')?.innerText")
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


def test_a_phone_shows_no_page_wider_than_itself(calm: Browser, corpus_served: Served, corpus_store: Store) -> None:
    calm.size(390, 800)
    try:
        for path in (*of_each_kind(corpus_store), "/query", "/coverage", "/search?q=%E9%87%91"):
            opened(calm, corpus_served, path)
            # a page just opened may still have the width of the one before
            until(calm, "const page = document.documentElement; return page.scrollWidth <= page.clientWidth", 10)
    finally:
        calm.size(1400, 900)
