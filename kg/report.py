"""report.json: what was read, what was found, what was refused and what is worth a look."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from kg.graph.figures import figures
from kg.graph.scope import Options, scope
from kg.model import Article, Page, Resolved
from kg.read.doubts import Doubt, doubts
from kg.read.known import KNOWN, found_later
from kg.read.text import removed

_AROUND = 12  # characters shown on each side of a gap
Report = dict[str, object]


def report(resolved: Resolved, options: Options) -> Report:
    """Counts of everything, refused files with reasons, and where text went missing. The same for the same input."""
    within = scope(resolved, options)
    entities = within.entities.values()  # the newspapers among them
    files = sorted({page.workbook or page.file for page in resolved.pages})
    refused = [one for one in resolved.refusals if not one.row and not one.workbook]
    sheets = {page.file for page in resolved.pages if page.workbook}
    unread = [one for one in resolved.refusals if not one.row and one.workbook]
    rows = sum(bool(page.row) for page in resolved.pages)
    lost = [one for one in resolved.refusals if one.row]
    return {
        "version": options.version,
        "base": options.base,
        "files": {
            "given": len(files) + len(refused),
            "read": len(files),
            "refused": [{"file": one.file, "reason": one.reason} for one in refused],
            "names": files,
            "encodings": _encodings(resolved.pages),
        },
        "sheets": {  # of workbooks that have several
            "given": len(sheets) + len(unread),
            "read": len(sheets),
            "refused": [{"file": one.file, "reason": one.reason} for one in unread],
        },
        "rows": {
            "given": rows + len(lost),
            "read": rows,
            "refused": [{"file": one.file, "row": one.row, "reason": one.reason} for one in lost],
        },
        "notes": sorted((note for page in resolved.pages for note in page.notes), key=_by_line),
        "known_by": _known(resolved),
        "newspapers": sorted({page.newspaper for page in resolved.pages} - {""}),
        "dates": _range(page.date for page in resolved.pages),
        "articles": _articles(resolved),
        "entity_count": len(entities),
        "entities": _counts(kind for entity in entities for kind in entity.types),
        "relations": _counts(relation.predicate for relation in resolved.relations),
        "statements": len(resolved.relations),
        "figures": sum(1 for _ in figures(resolved, within)),
        "removed": _removed(resolved.pages),
        "warnings": _warnings(resolved),
        "circular": _circular(resolved),
        "missing_text": [gap for article in resolved.articles for gap in _gaps(article)],
    }


def _articles(resolved: Resolved) -> dict[str, int]:
    """How many articles there are, and of what sort; near-duplicates are one, and counted by themselves."""

    def count(wanted: Callable[[Article], object]) -> int:
        return resolved.once(filter(wanted, resolved.articles))

    return {
        "read": count(lambda article: True),
        "near_duplicates": sum(len(same) - 1 for same in resolved.twins),
        "captions": count(lambda article: article.caption),
        "without_byline": count(lambda article: not article.signatures),
        "without_date": count(lambda article: not article.context.date),
    }


def _known(resolved: Resolved) -> dict[str, object]:
    """Who says what of the pages: of how many pages who does, and the files for each mixture; "" where nobody does."""
    told: list[dict[str, str]] = [{} for _ in resolved.pages]
    contexts = {article.key: article.context for article in resolved.articles}
    for key, pages in resolved.on_pages:
        for index in pages:
            later = found_later(resolved.pages[index], contexts[key])
            told[index] |= {name: teller for name, (_, teller) in later.items()}
    files: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for page, of_page in zip(resolved.pages, told, strict=True):
        of_page.update(page.told_by)
        files[tuple(of_page.get(key, "") for key in KNOWN)].add(page.file)
    return {
        "pages": {key: _counts(of_page.get(key, "") for of_page in told) for key in KNOWN},
        "files": [dict(zip(KNOWN, by, strict=True)) | {"names": sorted(files[by])} for by in sorted(files)],
    }


def _encodings(pages: Iterable[Page]) -> dict[str, object]:
    """How many files there are of each encoding, and which of them are not UTF-8."""
    read = sorted({(page.encoding, page.file) for page in pages if page.encoding})
    others = {name: [file for _, file in files] for name, files in groupby(read, itemgetter(0)) if name != "UTF-8"}
    return {"read": _counts(name for name, _ in read), "other_than_utf8": others}


def _by_line(note: str) -> list[str | int]:
    """Orders notes by file and line: a.txt:3 before a.txt:11."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"([0-9]{1,9})", note)]


def _removed(pages: Sequence[Page]) -> dict[str, object]:
    """How many characters that print nothing were left out, and of which files."""
    files: Counter[str] = Counter()
    for page in pages:
        files[page.file] += removed(page.text)
    found = {file: count for file, count in sorted(files.items()) if count}
    return {"characters": sum(found.values()), "files": found}


def _warnings(resolved: Resolved) -> dict[str, object]:
    """What looks as though text had been lost, by file and line; each article on the first of its pages."""
    on_page: dict[tuple[str, int], list[tuple[int, Article]]] = defaultdict(list)
    for article, (_, pages) in zip(resolved.articles, resolved.on_pages, strict=True):
        page = resolved.pages[pages[0]]
        on_page[page.file, -1 if page.row else pages[0]].append((page.row or article.line, article))
    listed = [
        {"kind": doubt.kind, "file": file, "line": line, "article": _title(article), "what": doubt.what}
        for (file, _), lines in on_page.items()
        for doubt, line, article in _doubted(sorted(lines, key=itemgetter(0)))
    ]
    listed.sort(key=lambda one: (one["file"], one["line"], one["kind"]))
    return {"count": len(listed), "kinds": _counts(str(one["kind"]) for one in listed), "listed": listed}


def _doubted(lines: Sequence[tuple[int, Article]]) -> Iterator[tuple[Doubt, int, Article]]:
    for doubt in doubts([article for _, article in lines]):
        yield doubt, *lines[doubt.article]


def _circular(resolved: Resolved) -> list[dict[str, str]]:
    """What texts say that would make a thing part of itself, and stays out of the graph, by the words that say it."""
    names = {entity.key: entity.name for entity in resolved.entities}
    return [
        {"part": names[one.subject], "whole": names[one.object], "quote": evidence.quote}
        for one in resolved.circular
        for evidence in one.evidence
    ]


def _title(article: Article) -> str:
    return article.headline.of(article.text).replace("\n", " ") if article.headline else article.text[:20]


def _counts(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def _range(dates: Iterable[str]) -> list[str]:
    known = sorted({date for date in dates if date})
    return [known[0], known[-1]] if known else []


def _gaps(article: Article) -> list[dict[str, object]]:
    """Each place between columns where text went missing, by the words before and after it."""
    text = article.text
    title = article.headline.of(text) if article.headline else text[:20]
    return [
        {"article": title, "before": text[max(0, at - _AROUND) : at], "after": text[at + 1 : at + 1 + _AROUND]}
        for at in article.gaps
    ]
