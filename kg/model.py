"""The frozen types that every step passes on.

    read     file → Page → Article (Context, Byline, Signature)
    extract  Article → Extract (Mention, Claim, Figure; each with its Evidence)
    resolve  Extracts → Entity, Relation, Measurement
    graph    those → RDF

All offsets are half-open, in Unicode code points into `Article.text`, and
`article.text[begin:end] == quote` holds for every Evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Kind = Literal["person", "area", "organization", "initiative", "place"]
Modality = Literal["done", "ongoing", "planned"]
Bound = Literal["exact", "approximate", "atLeast", "atMost"]
Role = Literal["reporter", "correspondent", "photographer", "intern", "editor"]


class Span(NamedTuple):
    """Half-open [begin, end), code points into an article's text."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        return text[self.begin : self.end]

    def covers(self, other: Span) -> bool:
        return self.begin <= other.begin and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.begin < other.end and other.begin < self.end


@dataclass(frozen=True, slots=True)
class Page:
    """One newspaper page as text, its front matter taken off."""

    file: str  # relative to the folder that was given, never absolute; of one of several sheets with the sheet's name
    text: str
    first_line: int = 1  # the line of the file on which `text` begins
    newspaper: str = ""
    date: str = ""  # ISO: 2011-03-02, 2011-03 or 2011
    number: str = ""  # as printed: A05
    place: str = ""  # the city the page is from: 郑州市
    section: str = ""
    url: str = ""
    encoding: str = ""  # of the file: UTF-8, GB18030, Big5; "" of a workbook, which has none
    row: int = 0  # the line of a table that this is; 0 for a file of its own
    workbook: str = ""  # the file that this is of, where `file` is one of its sheets
    single: bool = False  # one article, whatever its lines look like: a row of a table, a web page
    titled: bool = False  # whether the first line of such a one is its headline
    kickers: int = 0  # lines that stand above the headline of a titled one
    header: str = ""  # the line that says whose page it is, of a web page, where it stands apart from the text
    unclear: tuple[str, ...] = ()  # what it states in words that say nothing, so that nobody else says it: date
    told_by: tuple[tuple[str, str], ...] = ()  # date, newspaper, page, place, section, and who says so: kg.read.known
    notes: tuple[str, ...] = ()  # what of the front matter counts as unknown, each with its line and why


@dataclass(frozen=True, slots=True)
class Context:
    """What an article needs to know from outside itself; `read` puts it in."""

    city: str = ""  # division code of the page's city, six digits: 410100
    date: str = ""  # of the issue, ISO
    newspaper: str = ""
    section: str = ""  # column heading: 区街动态
    place_label: str = ""  # 上街区, above the headline or at its head


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signed, as `kg.read_byline` returns it; names without inner spaces."""

    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    interns: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    agency: str = ""  # 本报, 新华社, 郑州晚报: as printed before 讯, 电, 记者
    dateline: str = ""  # the place in 新华社北京3月1日电


@dataclass(frozen=True, slots=True)
class Signature:
    """One name of a byline where it stands in the article."""

    role: Role
    name: str  # 刘招
    span: Span  # of 刘 招
    label: str = ""  # the role that stands before the name, where a credit gives another: 通讯员 刘招 摄


@dataclass(frozen=True, slots=True)
class Article:
    """One item of a page. `text` is schema:articleBody and is never edited after this."""

    key: str  # hash of headline and text
    text: str  # kicker, label, headline, byline, paragraphs; one line each
    headline: Span | None
    kicker: Span | None
    label: Span | None  # the place label, on its own line or inside the headline
    byline_spans: tuple[Span, ...]  # as printed, in order
    paragraphs: tuple[Span, ...]
    byline: Byline
    signatures: tuple[Signature, ...]
    context: Context
    line: int  # the line of the file where the item starts
    caption: bool = False  # a photo caption: no headline
    gaps: tuple[int, ...] = ()  # offsets of line breaks at which text went missing
    goes_on: bool = False  # part of an article that is too long to be read in one


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something is said: a slice of an article, or a source outside the corpus."""

    article: str  # Article.key; "" where `source` speaks
    span: Span
    quote: str  # article.text[span.begin:span.end]
    rule: str
    confidence: float = 1.0
    modality: Modality = "done"
    sentence: Span = Span(0, 0)
    reported: bool = False  # somebody is quoted as saying so
    valid_from: str = ""
    valid_to: str = ""
    post: str = ""  # of kg:affiliatedWith: 主任
    source: str = ""  # 全国行政区划名录（…, 约2021年）


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing named in one article, before anybody knows which thing it is."""

    kind: Kind
    type: str  # the ontology's class: District, GovernmentBody, Campaign, Road, Person
    name: str  # what the span names, widths folded, no spaces or quotation marks
    evidence: Evidence
    code: str = ""  # division code, where the register has this very area
    inner: bool = False  # stands inside a longer name: 二七区 in 二七区绿化管理所


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation between two mentions of one article: indexes into its mentions."""

    subject: int
    predicate: str  # undertakes, partOf, …
    object: int
    evidence: tuple[Evidence, ...]  # a carried-over subject is a second one


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a unit that states a fact."""

    subject: int | None  # index into the article's mentions
    measure: str  # 拆除违法建筑
    value: Decimal
    unit: str  # as written: 平方米
    bound: Bound
    evidence: Evidence
    time: str = ""  # ISO, where dated


@dataclass(frozen=True, slots=True)
class Extract:
    """All that was read off one article."""

    article: Article
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the graph, whatever the texts call it."""

    key: str  # what the IRI is minted from
    kind: Kind
    types: tuple[str, ...]  # ontology classes, most specific first, sorted
    name: str  # full: 管城区执法局
    names: tuple[str, ...] = ()  # other names: full, short, former
    hidden: tuple[str, ...] = ()  # forms that name it only in context: 该园
    code: str = ""
    reasons: tuple[str, ...] = ()  # one sentence per merge, sorted
    distinct: tuple[tuple[str, str], ...] = ()  # (key of another entity, reason)
    former: tuple[str, ...] = ()  # keys that were merged into this one
    mentions: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge between two entities, by their keys, with all that supports it."""

    subject: str
    predicate: str
    object: str
    evidence: tuple[Evidence, ...]
    article_count: int = 0  # of kg:covers


@dataclass(frozen=True, slots=True)
class Measurement:
    entity: str  # key, or "" where the text leaves it open
    figure: Figure


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be read, or a sheet of one, or a row of a table, and why, in words."""

    file: str
    reason: str
    row: int = 0  # the line of the table; 0 for the whole file
    workbook: str = ""  # the file, where it is one of its sheets that could not be read

    def __str__(self) -> str:
        """The file, and its line where the reason knows one, and the reason."""
        if self.row:
            return f"{self.file}:{self.row}: {self.reason}"
        return self.reason if self.reason.startswith(f"{self.file}:") else f"{self.file}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """Everything the graph is written from, in one order whatever came first."""

    pages: tuple[Page, ...]
    articles: tuple[Article, ...]  # sorted by key, each text once
    on_pages: tuple[tuple[str, tuple[int, ...]], ...]  # article key → indexes into pages
    entities: tuple[Entity, ...]  # sorted by key
    relations: tuple[Relation, ...]
    measurements: tuple[Measurement, ...]
    about: tuple[tuple[str, str], ...] = ()  # article key, entity key
    signed: tuple[tuple[str, Role, str], ...] = ()  # article key, role, entity key
    refusals: tuple[Refusal, ...] = field(default=())
    twins: tuple[tuple[str, ...], ...] = ()  # keys of articles that are one text but for a little
    circular: tuple[Relation, ...] = ()  # what the texts say that would make a thing part of itself

    def once(self, articles: Iterable[Article]) -> int:
        """How many articles these are; near-duplicates are one."""
        first = {key: same[0] for same in self.twins for key in same}
        return len({first.get(article.key, article.key) for article in articles})
