"""How the graph writes what the page says of it, so that what a reader takes away as Turtle is the graph's own triples.

The page knows texts and numbers, not their languages and types. A property whose values are all written alike is
written so again; one of which that is not so is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.graph.facts import LABEL, SCHEMA, Facts, every, first, forms
from kg.graph.vocab import KG, KNOWN
from kg.view.evidence import share
from kg.view.model import ALT_LABEL, HIDDEN_LABEL, View
from kg.view.proofs import Json

_CONFIDENCE, _PREDICATE, _MODALITY = KG + "confidence", KG + "predicate", KG + "modality"
_HEADLINE, _DATE = SCHEMA + "headline", SCHEMA + "datePublished"
_THING = {"name": LABEL, "alias": ALT_LABEL, "hidden": HIDDEN_LABEL}
_ARTICLE = {"headline": _HEADLINE, "date": _DATE}
_SAID = {"modality": _MODALITY, "confidence": _CONFIDENCE}
_EVIDENCE = {name: KG + name for name in ("quote", "source", "rule", "post")}
_PREFIXES = ("kg", "rdfs", "schema", "skos", "xsd")


def written(facts: Facts, view: View) -> Json:
    """Properties with what stands behind their values, and what the page says that the graph does not."""
    said = _said(view)
    whole = _whole(facts, said)
    texts = {
        **_forms(facts, _THING, [thing.iri for thing in view.entities]),
        **_forms(facts, _ARTICLE, view.articles),
        **_forms(facts, {**_SAID, **_EVIDENCE}, said),
    }
    return {
        "prefixes": {prefix: KNOWN[prefix] for prefix in _PREFIXES},
        "texts": {name: one for name, one in texts.items() if name != "confidence" or whole is not None},
        "whole": whole or "",
        "relations": _relations(facts, view),
        "unnamed": [at for at, one in enumerate(view.entities) if one.name not in every(facts, one.iri, LABEL)],
        "untitled": _lacking(facts, view, _HEADLINE, [report.headline for report in view.reports]),
        "undated": _lacking(facts, view, _DATE, [report.date for report in view.reports]),
    }


def _said(view: View) -> list[str]:
    """Statements and their evidence."""
    places = (support.iri for statement in view.statements for support in statement.support)
    return list(dict.fromkeys([*(statement.iri for statement in view.statements), *places]))


def _forms(facts: Facts, properties: Mapping[str, str], subjects: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Those properties of which all is written alike, with what stands behind their texts."""
    found = forms(facts, properties.values(), subjects)
    return {name: (predicate, found[predicate]) for name, predicate in properties.items() if predicate in found}


def _whole(facts: Facts, said: Sequence[str]) -> str | None:
    """What stands behind a whole confidence: ".0" or "". None where some confidence is written in another way."""
    values = {value for one in said for value in every(facts, one, _CONFIDENCE)}
    forms = ((whole, {str(share(value)).removesuffix(".0") for value in values}) for whole in ("", ".0"))
    return next((whole for whole, plain in forms if values <= {one + whole * ("." not in one) for one in plain}), None)


def _relations(facts: Facts, view: View) -> list[str]:
    """The IRI of each relation; "" where two have one name."""
    found: dict[str, set[str]] = {}
    for one in view.statements:
        found.setdefault(one.predicate, set()).add(first(facts, one.iri, _PREDICATE))
    return [next(iter(found[name])) if len(found[name]) == 1 else "" for name in view.relations]


def _lacking(facts: Facts, view: View, predicate: str, said: list[str]) -> list[int]:
    """The articles that do not say this themselves."""
    return [at for at, iri in enumerate(view.articles) if said[at] not in every(facts, iri, predicate)]
