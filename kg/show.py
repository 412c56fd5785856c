"""What the command line prints: a build's summary, a text marked up, a query's answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from kg.invariants.finding import Finding
from kg.lexicon.characters import shown
from kg.model import Article, Evidence, Extract, Mention, Page, Refusal, Span
from kg.read.doubts import doubts
from kg.read.known import KNOWN, found_later
from kg.read.refusals import in_lines, notes_in_lines
from kg.resolve.articles import Known

_COLORS = {"person": "magenta", "area": "green", "organization": "cyan", "initiative": "yellow", "place": "blue"}
# One character for one, so that offsets stay: what could steer a terminal or turn the writing.
_HARMLESS = dict.fromkeys([*range(9), *range(11, 32), 127, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "�")
_LETTERS = {"person": "人", "area": "地", "organization": "机构", "initiative": "事", "place": "处"}


def refused(report: Mapping[str, Any]) -> list[str]:
    """A line for each file and each row of a table that was given and not built, but no flood."""
    lost = [one for part in ("files", "sheets", "rows") for one in report[part]["refused"]]
    return not_read(Refusal(**one) for one in lost)


def not_read(refusals: Iterable[Refusal]) -> list[str]:
    """As `refused`, before there is a report."""
    return [f"refused {line}" for line in in_lines(refusals)]


def broken(report: Mapping[str, Any]) -> list[str]:
    """A line for each promise that the graph breaks: what is wrong, and where."""
    return [f"broken {Finding(**one)} ({one['shape']}: a fault of kg, please report it)" for one in report["broken"]]


def noted(notes: Iterable[str]) -> list[str]:
    """A warning for each value that counts as unknown, but no flood."""
    return [f"warning {shown(note)}" for note in notes_in_lines(notes)]


def summary(report: Mapping[str, Any], out: Path, *, store: bool = False) -> str:
    """The lines that end a build: what was taken for unknown, what was read and found, where it is."""
    files, articles = report["files"], report["articles"]
    parts = _of(report, "sheet") + _of(report, "row")
    lines = [
        *noted(report["notes"]),
        f"{files['read']} of {_many(files['given'], 'file')}, {parts}{_many(articles['read'], 'article')} "
        f"({_again(articles)}{articles['without_byline']} without byline), {report['entity_count']} entities, "
        f"{_many(report['statements'], 'statement')}, {_many(report['figures'], 'figure')}",
    ]
    others = report["files"]["encodings"]["other_than_utf8"]
    lines += [f"{_many(len(files), 'file')} read as {name}" for name, files in others.items()]
    if report["removed"]["characters"]:
        characters = _many(report["removed"]["characters"], "invisible character")
        files = _many(len(report["removed"]["files"]), "file")
        lines.append(f"{characters} left out of {files} (see report.json)")
    if report["warnings"]["count"]:
        kinds = ", ".join(f"{count} {kind}" for kind, count in report["warnings"]["kinds"].items())
        lines.append(f"{_many(report['warnings']['count'], 'warning')}: {kinds} (see report.json)")
    if report["circular"]:
        left = _many(len(report["circular"]), "passage")
        lines.append(f"{left} would make a thing part of itself and stayed out (see report.json)")
    if report["missing_text"]:
        lines.append(f"text is missing in {_many(len(report['missing_text']), 'place')} (see report.json)")
    lines.append(f"written: {out}/graph.ttl  {out}/graph.html  {out}/report.json" + f"  {out}/store" * store)
    return "\n".join(lines)


def _again(articles: Mapping[str, int]) -> str:
    """How many near-duplicates there are besides, where there are some."""
    found = articles["near_duplicates"]
    return f"and {_many(found, 'near-duplicate')}, " if found else ""


def _of(report: Mapping[str, Any], part: str) -> str:
    """How many rows of tables, or sheets of workbooks that have several, where there are any."""
    counts = report[f"{part}s"]
    return f"{counts['read']} of {_many(counts['given'], part)}, " if counts["given"] else ""


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def known_of(page: Page, known: Sequence[Known]) -> None:
    """Prints which row of a table it is, and what is known of the page, each with who says so: 郑州市 (option)."""
    row = [f"{page.file}:{page.row}"] if page.row else []
    line = "  ".join([*row, *(f"{value} ({teller})" for value, teller in _told(page, known).values())])
    if line:
        print(shown(line))


def _told(page: Page, known: Sequence[Known]) -> dict[str, tuple[str, str]]:
    """What is known of the page that articles stand on, and by whom."""
    found = found_later(page, known[0].extract.article.context) if known else {}
    values = dict(zip(KNOWN, (page.date, page.newspaper, page.number, page.place, page.section), strict=True))
    found |= {key: (values[key], teller) for key, teller in page.told_by}
    return {key: found[key] for key in KNOWN if key in found}


def marked_up(known: Sequence[Known], *, color: bool) -> None:
    """Prints each article with its mentions marked, then its relations and figures."""
    console = Console(force_terminal=color, no_color=not color, highlight=False, soft_wrap=True)
    for one, doubted in zip(known, _doubted(known), strict=True):
        _article(console, one, doubted, color)


def _doubted(known: Sequence[Known]) -> list[list[str]]:
    """What looks wrong with each of a page's articles."""
    found: list[list[str]] = [[] for _ in known]
    for doubt in doubts([one.extract.article for one in known]):
        found[doubt.article].append(shown(doubt.what))
    return found


def _article(console: Console, known: Known, doubted: Sequence[str], color: bool) -> None:
    extract = known.extract
    console.print(Text(_heading(extract.article), style="bold"))
    for what in doubted:
        console.print(Text(f"  warning {what}", style="red"))
    for signature in extract.article.signatures:
        console.print(Text(f"  {signature.role}: {signature.name}", style="magenta"))
    console.print(_text(extract, color))
    for ends, evidence in _edges(known).items():
        console.print(Text(f"  → {' '.join(ends)}  “{evidence.quote}” {evidence.modality} {evidence.rule}"))
    for figure in extract.figures:
        who = _name(known, figure.subject) if figure.subject is not None else "?"
        amount = f"{figure.value:f}{figure.unit} ({figure.bound})"
        console.print(Text(f"  # {who} {figure.measure} {amount} “{figure.evidence.quote}”"))
    console.print()


def _edges(known: Known) -> dict[tuple[str, str, str], Evidence]:
    """Each relation once, by names, with the evidence that the text gives first."""
    edges: dict[tuple[str, str, str], Evidence] = {}
    for claim in known.extract.claims:
        ends = (_name(known, claim.subject), claim.predicate, _name(known, claim.object))
        edges.setdefault(ends, claim.evidence[0])
    return edges


def _heading(article: Article) -> str:
    missing = "(图片说明)" if article.caption else "(无标题)"
    head = article.headline.of(article.text).replace("\n", " ") if article.headline else missing
    return f"{article.line}: {head}"


def _name(known: Known, index: int) -> str:
    thing = known.things.get(index)
    return thing.name if thing else known.extract.mentions[index].name


def _text(extract: Extract, color: bool) -> Text:
    """The article's text: names coloured on a terminal, [in brackets]with their kind elsewhere."""
    text = Text()
    body = extract.article.text.translate(_HARMLESS)
    done = 0
    for mention in extract.mentions:
        span = mention.evidence.span
        if span.begin < done:
            continue  # inside a longer name
        text.append(body[done : span.begin])
        name = span.of(body)
        marked = name if color else f"[{name}]{_LETTERS[mention.kind]}"
        text.append(marked, style=_COLORS[mention.kind] if color else "")
        done = span.end
    return text.append(body[done:])


def as_json(pages: Sequence[Page], known: Sequence[Sequence[Known]]) -> str:
    """The same for programs: one object per article; offsets count code points of its `text`."""
    articles = [
        _article_data(one) | {"page": _page_data(page, of_page), "warnings": doubted}
        for page, of_page in zip(pages, known, strict=True)
        for one, doubted in zip(of_page, _doubted(of_page), strict=True)
    ]
    return json.dumps(articles, ensure_ascii=False, indent=2)


def _page_data(page: Page, known: Sequence[Known]) -> dict[str, Any]:
    told = {key: {"value": value, "by": teller} for key, (value, teller) in _told(page, known).items()}
    return {"file": page.file, "row": page.row or None, "encoding": page.encoding or None, "known": told}


def _article_data(known: Known) -> dict[str, Any]:
    extract, article = known.extract, known.extract.article
    return {
        "headline": _slice(article, article.headline),
        "kicker": _slice(article, article.kicker),
        "place_label": _slice(article, article.label),
        "section": article.context.section,
        "line": article.line,
        "caption": article.caption,
        "text": article.text,
        "byline": [
            {"role": signature.role, "name": signature.name, "begin": signature.span.begin, "end": signature.span.end}
            for signature in article.signatures
        ],
        "mentions": [_mention_data(known, index, mention) for index, mention in enumerate(extract.mentions)],
        "relations": [
            {
                "subject": claim.subject,
                "predicate": claim.predicate,
                "object": claim.object,
                "evidence": [
                    {
                        "begin": e.span.begin,
                        "end": e.span.end,
                        "quote": e.quote,
                        "rule": e.rule,
                        "modality": e.modality,
                        "confidence": round(e.confidence, 2),
                    }
                    for e in claim.evidence
                ],
            }
            for claim in extract.claims
        ],
        "figures": [
            {
                "subject": figure.subject,
                "measure": figure.measure,
                "value": f"{figure.value:f}",
                "unit": figure.unit,
                "bound": figure.bound,
                "modality": figure.evidence.modality,
                "quote": figure.evidence.quote,
            }
            for figure in extract.figures
        ],
    }


def _mention_data(known: Known, index: int, mention: Mention) -> dict[str, Any]:
    span = mention.evidence.span
    return {
        "begin": span.begin,
        "end": span.end,
        "quote": mention.evidence.quote,
        "kind": mention.kind,
        "type": mention.type,
        "name": _name(known, index),
        "resolved": index in known.things,
        "rule": mention.evidence.rule,
    }


def _slice(article: Article, span: Span | None) -> str | None:
    return span.of(article.text) if span else None
