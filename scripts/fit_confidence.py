"""Fits kg/data/confidence.tsv: how a rule's confidence becomes the probability that its edge is right.

    python scripts/fit_confidence.py > confidence.tsv && mv confidence.tsv kg/data/

Builds the annotated articles of KG_SHARED (default ../shared) and of tests/gold with the rules' own confidences, asks
`kg.evaluate` which relations are right, and fits σ(a + b·logit(c)) to them by Newton's method, after Platt (1999). The
error it states is the expected calibration error when the articles of each of five folds are judged by a fit to the
other four.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from math import exp
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest import mock

import kg
from kg.evaluate.built import built
from kg.evaluate.gold import GoldArticle, read_gold
from kg.evaluate.judge import judge
from kg.graph.facts import first, read
from kg.graph.vocab import KG
from kg.resolve import confidence
from kg.resolve.confidence import Line, logit, probability

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
HEADER = """\
# From a rule's confidence c to the probability that its edge is right: σ(a + b·logit(c)). a, b.
# Fitted by scripts/fit_confidence.py to {count} relations of {articles} annotated articles, {right} of them right;
# expected calibration error {error:.3f} over {folds} folds of articles."""
FOLDS = 5
STEPS = 50
AS_IS: Line = (0.0, 1.0)
RIDGE = 4.0  # holds the line near what the rules say: they were written with most of these articles in view


class Judged(NamedTuple):
    article: str
    confidence: float
    right: bool


def main(shared: Path) -> None:
    with mock.patch.object(confidence, "fitted", return_value=AS_IS):
        judged = [one for gold, pages in annotated(shared) for one in outcomes(gold, pages)]
    intercept, slope = fit(judged)
    header = HEADER.format(
        count=len(judged),
        articles=len({one.article for one in judged}),
        right=sum(one.right for one in judged),
        error=cross_validated(judged),
        folds=FOLDS,
    )
    print(header)
    print(f"{intercept:.3f}\t{slope:.3f}")


def annotated(shared: Path) -> Iterator[tuple[tuple[GoldArticle, ...], list[Path]]]:
    """Gold and the pages that it is of."""
    texts = shared / "articles"
    page, papers = shared / "gold" / "seed-dev.json", shared / "gold" / "other-dev.json"
    yield read_gold([page]), [shared / "pages" / "zhengzhou-2011.txt"]
    yield read_gold([papers]), _texts(papers, texts)
    yield read_gold([GOLD / "corpus.json"]), [ROOT / "corpus"]
    second = GOLD / "articles.json"
    yield titled(second, texts), _texts(second, texts)


def titled(gold: Path, texts: Path) -> tuple[GoldArticle, ...]:
    """Gold that says where its headlines stand in texts that aren't ours to copy."""
    articles = json.loads(gold.read_text(encoding="utf-8"))["articles"]
    for article in articles:
        begin, end = article["title_at"]
        article["title"] = (texts / article["file"]).read_text(encoding="utf-8")[begin:end].replace("\n", "")
    with TemporaryDirectory() as folder:
        whole = Path(folder) / gold.name
        whole.write_text(json.dumps({"articles": articles}), encoding="utf-8")
        return read_gold([whole])


def _texts(gold: Path, texts: Path) -> list[Path]:
    return [texts / article["file"] for article in json.loads(gold.read_text(encoding="utf-8"))["articles"]]


def outcomes(gold: Iterable[GoldArticle], pages: Sequence[Path]) -> Iterator[Judged]:
    """Every statement that the gold judges; right where any article's gold has it."""
    facts = read(kg.build(pages).turtle, chinese=False)
    verdicts: dict[str, tuple[str, bool]] = {}
    for finding in judge(built(facts), gold).findings:
        if finding.measure == "relations":
            for statement in finding.nodes:
                article, right = verdicts.get(statement, (finding.article, False))
                verdicts[statement] = article, right or finding.verdict == "right"
    for statement, (article, right) in sorted(verdicts.items()):
        yield Judged(article, float(first(facts, statement, KG + "confidence")), right)


def fit(judged: Sequence[Judged]) -> Line:
    """The a and b of the greatest likelihood, held near what the rules say."""
    intercept, slope = AS_IS
    for _ in range(STEPS):
        gradient = [RIDGE * (intercept - AS_IS[0]), RIDGE * (slope - AS_IS[1])]
        curve = [[RIDGE, 0.0], [0.0, RIDGE]]
        for one in judged:
            x = logit(one.confidence)
            p = 1 / (1 + exp(-(intercept + slope * x)))
            gradient = [gradient[0] + p - one.right, gradient[1] + (p - one.right) * x]
            weight = p * (1 - p)
            curve = [[curve[0][0] + weight, curve[0][1] + weight * x], [0.0, curve[1][1] + weight * x * x]]
        determinant = curve[0][0] * curve[1][1] - curve[0][1] ** 2
        intercept -= (curve[1][1] * gradient[0] - curve[0][1] * gradient[1]) / determinant
        slope -= (curve[0][0] * gradient[1] - curve[0][1] * gradient[0]) / determinant
    return intercept, slope


def cross_validated(judged: Sequence[Judged]) -> float:
    """Expected calibration error over tenths, each article judged by a fit to those of the other folds."""
    articles = sorted({one.article for one in judged})
    fold = {article: index % FOLDS for index, article in enumerate(articles)}
    bins: dict[int, list[tuple[float, bool]]] = {}
    for held in range(FOLDS):
        line = fit([one for one in judged if fold[one.article] != held])
        for one in judged:
            if fold[one.article] == held:
                p = probability(one.confidence, line)
                bins.setdefault(min(int(p * 10), 9), []).append((p, one.right))
    return sum(abs(sum(p - right for p, right in held)) for held in bins.values()) / len(judged)


if __name__ == "__main__":
    main(Path(os.environ.get("KG_SHARED", ROOT / ".." / "shared")))
