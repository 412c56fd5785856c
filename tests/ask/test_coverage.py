"""What was read: ranges, months, days that are missing, what nobody signed."""

from collections.abc import Callable

import pytest

from kg.ask.coverage import Gap, Month, Range, coverage, in_words, read_range
from kg.graph import store
from kg.graph.graph import Graph

TEXT = "金水区开展{}行动\n\n本报讯(记者 甲一)昨日,金水区开展“{}”行动。\n"


def page(date: str = "", newspaper: str = "", *names: str) -> str:
    """A page with an article for each name."""
    head = [f"{key}: {value}" for key, value in (("newspaper", newspaper), ("date", date)) if value]
    return "\n".join(["---", *head, "---", "", *(TEXT.format(name, name) for name in names)])


@pytest.fixture
def read(build: Callable[..., Graph]) -> Callable[..., store.Store]:
    return lambda *pages: store.load(build(*pages).turtle)


@pytest.fixture
def spring(read: Callable[..., store.Store]) -> store.Store:
    """Two newspapers: one of three days, of which the first has two pages, and one of a single page without a day."""
    return read(
        page("2011-03-09", "柳湾日报", "清河", "净街"),
        page("2011-03-09", "柳湾日报", "亮灯"),
        page("2011-03-12", "柳湾日报", "植树"),
        page("2011-04-02", "柳湾日报", "清河"),
        page("2011-05", "石桥晚报", "清河", "护苗"),
    )


def test_a_range_says_what_was_read(spring: store.Store) -> None:
    assert read_range(spring) == Range(("柳湾日报", "石桥晚报"), "2011-03-09", "2011-05", 5, 5)


def test_nothing_is_read_from_an_empty_graph() -> None:
    assert read_range(store.load(b"")) == Range((), "", "", 0, 0)
    assert coverage(store.load(b"")).newspapers == ()


def test_months_count_pages_and_articles_once(spring: store.Store) -> None:
    daily, evening = coverage(spring).newspapers
    assert (daily.name, daily.first, daily.last, daily.pages, daily.articles) == (
        *("柳湾日报", "2011-03-09", "2011-04-02", 4, 4),  # 清河 on two days is one article
    )
    assert daily.months == (
        Month("2011-03", 3, 4, (("2011-03-09", 2), ("2011-03-12", 1))),
        Month("2011-04", 1, 1, (("2011-04-02", 1),)),
    )
    assert evening.months == (Month("2011-05", 1, 2, ()),)


def test_days_in_between_are_missing_in_runs(spring: store.Store) -> None:
    daily, evening = coverage(spring).newspapers
    assert daily.missing == (Gap("2011-03-10", "2011-03-11", 2), Gap("2011-03-13", "2011-04-01", 20))
    assert evening.missing == ()


def test_a_day_after_the_other_is_no_gap(read: Callable[..., store.Store]) -> None:
    graph = read(page("2012-02-28", "柳湾日报", "清河"), page("2012-02-29", "柳湾日报", "净街"))
    assert coverage(graph).newspapers[0].missing == ()


def test_a_leap_day_can_be_missing(read: Callable[..., store.Store]) -> None:
    graph = read(page("2012-02-28", "柳湾日报", "清河"), page("2012-03-01", "柳湾日报", "净街"))
    assert coverage(graph).newspapers[0].missing == (Gap("2012-02-29", "2012-02-29", 1),)


def test_what_has_no_date_is_listed(read: Callable[..., store.Store]) -> None:
    found = coverage(read(page("", "柳湾日报", "清河"), page("2011-03-09", "柳湾日报", "净街")))
    assert [one.newspaper for one in found.undated_pages] == ["柳湾日报"]
    assert [(one.name, one.newspaper, one.date) for one in found.undated] == [("金水区开展清河行动", "柳湾日报", "")]
    assert [month.month for month in found.newspapers[0].months] == ["", "2011-03"]


def test_a_page_that_names_no_newspaper_counts_too(read: Callable[..., store.Store]) -> None:
    graph = read(page("2011-03-09", "", "清河"))
    assert read_range(graph) == Range((), "2011-03-09", "2011-03-09", 1, 1)
    assert [(one.name, one.pages) for one in coverage(graph).newspapers] == [("", 1)]


def test_what_nobody_signed_is_listed_as_the_report_counts_it(build: Callable[..., Graph]) -> None:
    graph = build(page("2011-03-09", "柳湾日报", "清河"), "惠济区更换路灯\n\n惠济区已更换路灯3万盏。\n")
    unsigned = coverage(store.load(graph.turtle)).unsigned
    assert [(one.name, one.newspaper, one.date) for one in unsigned] == [("惠济区更换路灯", "", "")]
    assert graph.report["articles"]["without_byline"] == 1  # type: ignore[index]


def test_the_corpus_range_is_the_reports(corpus_graph: Graph) -> None:
    read, report = read_range(store.load(corpus_graph.turtle)), corpus_graph.report
    assert list(read.newspapers) == report["newspapers"]
    assert [read.first, read.last] == report["dates"]
    assert (read.pages, read.articles) == (report["files"]["read"], report["articles"]["read"])  # type: ignore[index]


def test_a_date_that_is_none_is_no_day() -> None:
    told = '<https://example.org/1> a kg:Page ; schema:datePublished "2011-13-99" , "2011-W01-1" .'
    head = "@prefix kg: <https://w3id.org/local-news-kg/ontology#> . @prefix schema: <https://schema.org/> ."
    (newspaper,) = coverage(store.load(f"{head} {told}".encode())).newspapers
    assert [month.days for month in newspaper.months] == [()]


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (
            Range(("甲报", "乙报"), "2011-03", "2011-05-02", 1, 2),
            "甲报、乙报, 2011-03 to 2011-05-02, 1 page, 2 articles",
        ),
        (Range((), "2011", "2011", 2, 1), "no newspaper named, 2011, 2 pages, 1 article"),
        (Range((), "", "", 0, 0), "no newspaper named, no date given, 0 pages, 0 articles"),
    ],
)
def test_a_range_in_words(read: Range, said: str) -> None:
    assert in_words(read) == said
