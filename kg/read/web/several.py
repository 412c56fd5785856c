"""Several articles on one web page, where its markup says so: headings of one kind, each with a text of its own.

Subheads of one article look nearly the same, so what parts the headings must say it too: an <article> around each, a
line of day and source below each, rules or blocks of one name between them, or a page without a headline of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.read.bylines.lines import opening_byline
from kg.read.headers import header_line
from kg.read.web.meta import Meta, is_site, title_alone
from kg.read.web.printed import Printed
from kg.read.web.words import HEADINGS, said_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TITLED = re.compile(r"tit(?:le)?(?![a-z])|headline|biaoti|\bbt\b|标题", re.IGNORECASE)  # how pages name one's block
_SHORTEST, _LONGEST = 4, 60  # characters of a headline
_SENTENCE = re.compile(r"[。！？!?]")
_ABOUT = re.compile(r"(?:19|20)[0-9]{2}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]|(?:来源|稿源|作者|记者)\s?[:：]")
_ABOUT_WITHIN = 2  # lines under a headline
_LINE = 120  # characters of such a line at most
_OUTSIDE = 0.2  # of the sentences of a page may stand above the first headline
_SUBHEAD = 8  # characters on average; longer ones look like headlines
_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十0-9]{1,3}[)）、.．]")

_AROUND = 3  # blocks around a heading that have the same names where it is printed as another is

Kind = tuple[str, ...]


class Part(NamedTuple):
    """A heading and what stands under it, as lines of the page from the one to the other."""

    begin: int
    end: int


class Several(NamedTuple):
    """The articles of a page, none where it is a single one; and whether it looks like several."""

    parts: tuple[Part, ...] = ()
    unsure: int = 0  # how many it may be


def several(tree: HtmlElement, lines: Sequence[Printed], meta: Meta) -> Several:
    """The articles that the markup parts."""
    signed = {head for head, _ in articles(tree)}
    for kind, heads in sorted(_kinds(lines).items()):
        found = _with_text(lines, heads)
        if len(found) < 2 or _sentences(lines[: found[0].begin]) > _OUTSIDE * _sentences(lines):
            continue
        others = [lines[part.begin].text for part in found if lines[part.begin].block not in signed]
        if len(signed) > 1 and others and not _are_long(others):  # subheads of what is signed
            return Several()
        if _are_parted(tree, lines, found, kind, meta):
            return Several(tuple(found))
        return Several(unsure=len(found) if _look_parted(lines, found) else 0)
    return Several()


def articles(tree: HtmlElement) -> list[tuple[HtmlElement, HtmlElement]]:
    """Each heading that a signed paragraph follows, with this: one or none where the page is a single article.

    Those of one level alone: a byline under a subhead is that of the article.
    """
    signed = [(head, paragraph) for head, paragraph in headed(tree) if opening_byline(said_in(paragraph))]
    level = Counter(head.tag for head, _ in signed).most_common(1)
    return [found for found in signed if found[0].tag == level[0][0]]


def headed(tree: HtmlElement) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """Each heading and the first paragraph under it."""
    head = None
    for element in tree.iter("p", *HEADINGS):
        if element.tag != "p":
            inside = element.find(".//a"), element.find(".//p")  # a link leads elsewhere; one left open holds all
            head = element if inside == (None, None) and said_in(element) else None
        elif head is not None and said_in(element):
            yield head, element
            head = None


def _kinds(lines: Sequence[Printed]) -> dict[Kind, list[int]]:
    """Which lines are printed as headlines, by how: elements of the same names within such of the same names."""
    found: dict[Kind, list[int]] = {}
    for at, line in enumerate(lines):
        kind = _kind(line)
        if kind and not line.linked and _SHORTEST <= len(line.text) <= _LONGEST and "。" not in line.text:
            around = islice(line.block.iterancestors(), _AROUND)
            names = (f"{one.tag} {one.get('class') or ''}" for one in (line.block, *around))
            found.setdefault((kind, *names), []).append(at)
    return {kind: heads for kind, heads in found.items() if len(heads) > 1}


def _kind(line: Printed) -> str:
    """In the order in which they are looked at: headings, blocks that are called titles, paragraphs in bold."""
    block = line.block
    if block.tag in HEADINGS:
        return str(block.tag)
    if TITLED.search(f"{block.get('class') or ''}"):
        return f"named {block.tag}"
    alone = block.tag == "p" and len(block) == 1
    bold = alone and any(said_in(inner) == line.text for inner in block.iter("b", "strong"))
    return "paragraph in bold" if bold else ""


def _with_text(lines: Sequence[Printed], heads: Sequence[int]) -> list[Part]:
    """The headings with what follows each up to the next; none where one of them has no sentence, but the last ones."""
    parts = [Part(begin, end) for begin, end in pairwise((*heads, len(lines)))]
    while parts and not _sentences(lines[parts[-1].begin : parts[-1].end]):
        del parts[-1]
    whole = all(_sentences(lines[part.begin + 1 : part.end]) for part in parts)
    return [*parts[:-1], _ended(lines, parts[-1])] if whole and parts else []


def _ended(lines: Sequence[Printed], part: Part) -> Part:
    """The last part without what stands below its text: the block of its first sentence holds all of it."""
    own = range(part.begin + 1, part.end)
    first = next(at for at in own if _is_sentence(lines[at]))
    holder = lines[first].block.getparent()
    within = (at for at in own if at >= first and lines[at].block.getparent() is not holder)
    return Part(part.begin, next(within, part.end))


def _sentences(lines: Sequence[Printed]) -> int:
    return sum(len(_SENTENCE.findall(line.text)) for line in lines if not line.linked)


def _is_sentence(line: Printed) -> bool:
    return not line.linked and _SENTENCE.search(line.text) is not None


def _are_parted(tree: HtmlElement, lines: Sequence[Printed], parts: Sequence[Part], kind: Kind, meta: Meta) -> bool:
    heads = [lines[part.begin] for part in parts]
    if _have_elements(heads) or _have_days(lines, parts):
        return True
    if _sentences(lines[: parts[0].begin]) or _is_under_headline(lines[: parts[0].begin], kind, meta):
        return False
    if _have_rules(tree, heads) or _have_blocks(heads):
        return True
    told = [title for title in meta.titles if title_alone(title, meta) and not header_line(title)]
    if kind[0] == "h1":
        return not any(heads[0].text in title for title in told)
    return not told and kind[0] != "paragraph in bold"


def _have_elements(heads: Sequence[Printed]) -> bool:
    """Whether each is in an <article> of its own."""
    around = [next(head.block.iterancestors("article"), None) for head in heads]
    return None not in around and len(set(around)) == len(heads)


def _have_days(lines: Sequence[Printed], parts: Sequence[Part]) -> bool:
    """Whether each has a line of day or source under it, all in the same markup."""
    found = [next(filter(_is_about, lines[part.begin + 1 : part.begin + 1 + _ABOUT_WITHIN]), None) for part in parts]
    return None not in found and len({(line.block.tag, line.block.get("class")) for line in found if line}) == 1


def _is_about(line: Printed) -> bool:
    return len(line.text) <= _LINE and "。" not in line.text and _ABOUT.search(line.text) is not None


def _have_rules(tree: HtmlElement, heads: Sequence[Printed]) -> bool:
    """Whether a rule is drawn above each but the first."""
    blocks = {head.block for head in heads}
    order = [one for one in tree.iter() if one.tag == "hr" or one in blocks]
    return all("hr" in (above.tag, below.tag) for above, below in pairwise(order))


def _have_blocks(heads: Sequence[Printed]) -> bool:
    """Whether each is in a block of its own, next to each other and of one name."""
    around = [head.block.getparent() for head in heads]
    names = {(one.tag, one.get("class")) for one in around if one is not None}
    holders = {one.getparent() for one in around if one is not None}
    return len(set(around)) == len(heads) and len(holders) == len(names) == 1 and next(iter(names))[1] is not None


def _is_under_headline(above: Sequence[Printed], kind: Kind, meta: Meta) -> bool:
    """Whether a headline of the page stands above: one that its title has, or a higher heading."""
    told = [title_alone(title, meta) for title in meta.titles]
    shown = [line for line in above if not line.linked and not is_site(line.text, meta) and not header_line(line.text)]
    return any(line.text in told or (line.block.tag in HEADINGS and line.block.tag < kind[0]) for line in shown)


def _look_parted(lines: Sequence[Printed], parts: Sequence[Part]) -> bool:
    """Whether the headings look like headlines all the same: long ones, without a number or a text above them."""
    heads = [lines[part.begin].text for part in parts]
    return _are_long(heads[1:]) and not any(map(_NUMBERED.match, heads)) and not _sentences(lines[: parts[0].begin])


def _are_long(heads: Sequence[str]) -> bool:
    return sum(map(len, heads)) >= _SUBHEAD * len(heads)
