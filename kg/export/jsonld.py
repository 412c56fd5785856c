"""A graph as JSON-LD 1.1: one object a thing, words for terms, and the context that says what they mean.

The context stands in the document, so that it is read without a network, and beside it as a file of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kg.graph import store
from kg.graph.terms import LANG_STRING, STRING, Blank, Iri, Literal, Term
from kg.graph.vocab import KG, KNOWN, XSD, ontology_text, term

Triple = tuple[Term, Term, Term]
Context = Mapping[str, str | float | Mapping[str, str]]
Json = str | int | bool | dict[str, str]

_TYPE = term("rdf:type")
_KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
_LABELS = ("rdfs:label", "rdfs:comment", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "kg:identityReason")
_CHINESE = tuple(map(term, _LABELS))
_NATIVE = {XSD + "integer": re.compile(r"0|-?[1-9][0-9]{0,14}"), XSD + "boolean": re.compile("true|false")}
_COERCED = (XSD + "integer", XSD + "boolean", XSD + "decimal")
_SUFFIX = re.compile(r"[A-Za-z0-9_.%~-][A-Za-z0-9_.%~/-]*")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A context, and the same looked up the other way: term → its word."""

    context: Context
    words: Mapping[str, str]


def document(triples: Iterable[Triple], meant: Context) -> bytes:
    """All things by IRI, the context first; the same bytes for the same triples in any order."""
    meaning = Meaning(meant, _words(meant))
    subjects: dict[Term, dict[str, list[Term]]] = {}
    for subject, predicate, target in sorted(set(triples), key=_order):
        subjects.setdefault(subject, {}).setdefault(str(predicate), []).append(target)
    things = [_thing(meaning, subject, facts) for subject, facts in subjects.items()]
    return _json({"@context": meant, "@graph": things})


def alone(meant: Context) -> bytes:
    """The context as a file of its own, for documents that refer to it."""
    return _json({"@context": meant})


def _order(triple: Triple) -> tuple[str, ...]:
    subject, predicate, target = triple
    return str(subject), str(predicate), type(target).__name__, *target


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def context(base: str) -> Context:
    """What each word of a document means; `id:` is the base of the graph's things.

    A kg: term has its bare name, a term of another vocabulary too, unless it is taken.
    """
    found: dict[str, str | float | Mapping[str, str]] = {"@version": 1.1, "id": base, **KNOWN}
    terms = _terms()
    for iri in sorted(terms, key=lambda one: (not one.startswith(KG), one)):
        name = _name(iri)
        short = name if name not in found else _compact(found, iri)
        found[short] = {"@id": _compact(found, iri), **terms[iri]}
    return found


@cache
def _terms() -> Mapping[str, Mapping[str, str]]:
    """The ontology's terms, and what a plain string stands for as a value of each."""
    kinds = {term(f"owl:{name}"): name for name in _KINDS}
    found: dict[str, dict[str, str]] = {iri: {} for iri in _CHINESE}
    ranges: dict[str, str] = {}
    for subject, predicate, target in store.parse(ontology_text().encode("utf-8")):
        if isinstance(subject, Iri) and str(predicate) == _TYPE and str(target) in kinds:
            objects = {"@type": "@id"} if kinds[str(target)] == "ObjectProperty" else {}
            found.setdefault(str(subject), {}).update(objects)
        elif str(predicate) == term("rdfs:range") and str(target) in _COERCED:
            ranges[str(subject)] = str(target)
    for iri, datatype in ranges.items():
        found[iri] = {"@type": f"xsd:{_name(datatype)}"}
    return found | {iri: {"@language": "zh"} for iri in _CHINESE}


def _name(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _compact(meant: Context, iri: str) -> str:
    """kg:undertakes, id:area/410103; the IRI itself where no prefix fits."""
    for prefix in ("id", *KNOWN):
        space = meant[prefix]
        if isinstance(space, str) and iri.startswith(space) and _SUFFIX.fullmatch(iri[len(space) :]):
            return f"{prefix}:{iri[len(space) :]}"
    return iri


def _words(meant: Context) -> Mapping[str, str]:
    return {_full(meaning["@id"]): word for word, meaning in meant.items() if isinstance(meaning, Mapping)}


def _full(compact: str) -> str:
    prefix, _, name = compact.partition(":")
    return KNOWN[prefix] + name if prefix in KNOWN else compact


def _thing(meaning: Meaning, subject: Term, facts: Mapping[str, list[Term]]) -> dict[str, object]:
    """A thing with its classes and label first."""
    found: dict[str, object] = {"@id": _reference(meaning, subject)}
    types = [meaning.words.get(str(kind)) or _reference(meaning, kind) for kind in facts.get(_TYPE, ())]
    if types:
        found["@type"] = types[0] if len(types) == 1 else types
    named = [(_word(meaning, name), values) for name, values in facts.items() if name != _TYPE]
    for word, values in sorted(named, key=lambda one: (one[0] != "label", one[0])):
        written = [_value(meaning, word, value) for value in values]
        found[word] = written[0] if len(written) == 1 else written
    return found


def _word(meaning: Meaning, iri: str) -> str:
    return meaning.words.get(iri) or _compact(meaning.context, iri)


def _value(meaning: Meaning, word: str, value: Term) -> Json:
    """A plain value where the context says the rest, else with its type or language."""
    defined = meaning.context.get(word)
    coerced = defined if isinstance(defined, Mapping) else {}
    if isinstance(value, Literal):
        return _literal(meaning, coerced, value)
    reference = _reference(meaning, value)
    return reference if coerced.get("@type") == "@id" else {"@id": reference}


def _literal(meaning: Meaning, coerced: Mapping[str, str], value: Literal) -> Json:
    if value.datatype == LANG_STRING:
        plain = coerced.get("@language") == value.language
        return value.value if plain else {"@value": value.value, "@language": value.language}
    if value.datatype == STRING:
        return value.value if coerced.keys() <= {"@id"} else {"@value": value.value}
    datatype = _compact(meaning.context, value.datatype)
    if datatype != coerced.get("@type"):
        return {"@value": value.value, "@type": datatype}
    native = _NATIVE.get(value.datatype)
    return _number_or_truth(value.value) if native and native.fullmatch(value.value) else value.value


def _number_or_truth(written: str) -> int | bool:
    return written == "true" if written in ("true", "false") else int(written)


def _reference(meaning: Meaning, value: Term) -> str:
    return str(value) if isinstance(value, Blank) else _compact(meaning.context, str(value))
