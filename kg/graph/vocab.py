"""Names in the graph: prefixes, terms of the ontology, and the IRIs of things."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from kg.errors import InputError, OptionError

BASE = "https://w3id.org/local-news-kg/id/"
KG = "https://w3id.org/local-news-kg/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"

# Those that graph.ttl declares, all of them always: `--infer` writes `foaf` and `org`, and its head stays one.
WRITTEN: Mapping[str, str] = MappingProxyType(
    {
        "currency": "http://qudt.org/vocab/currency/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "kg": KG,
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "qudt": "http://qudt.org/schema/qudt/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "unit": "http://qudt.org/vocab/unit/",
        "void": "http://rdfs.org/ns/void#",
        "xsd": XSD,
    }
)
KNOWN: Mapping[str, str] = MappingProxyType(
    {
        **WRITTEN,
        "oa": "http://www.w3.org/ns/oa#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "vann": "http://purl.org/vocab/vann/",
    }
)
# A prefix for each kind, not one for the base: `id:area\/410103` is legal Turtle that readers stumble over.
MINTED = (
    *("area", "organization", "person", "initiative", "place"),
    *("page", "article", "statement", "evidence", "measurement", "build", "dataset", "period"),
)
CLASSES: Mapping[str, str] = MappingProxyType(  # of a kind of entity, the class that all of it carry
    {
        "person": "Person",
        "area": "AdministrativeArea",
        "organization": "Organization",
        "initiative": "Initiative",
        "place": "Place",
    }
)

_PATH = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*"
_BASE_FORM = re.compile(rf"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/{_PATH})?[/#]")
_IRI_FORM = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[!#$&-;=?-Z_a-z~]|%[0-9A-Fa-f]{2})+")
_CODE_KEY = re.compile(r"area\|([0-9]{2,12})")


def check_base(base: str) -> str:
    """The base itself; InputError where things cannot be named under it."""
    if not _BASE_FORM.fullmatch(base) or "/./" in base or "/../" in base:
        raise OptionError(f"base {base!r}: no base (expected http:// or https://, ASCII, a final / or #)")
    taken = {prefix: space for prefix, space in KNOWN.items() if _meets(base, space)}
    for prefix, space in sorted(taken.items()):
        raise OptionError(f"base {base!r}: lies in {prefix}: <{space}> (expected an address of your own)")
    return base


def _meets(base: str, space: str) -> bool:
    return base.startswith(space) or any(f"{base}{kind}/".startswith(space) for kind in MINTED)


def check_license(iri: str) -> str:
    """The IRI itself; OptionError where it is no address of a licence."""
    if not iri.startswith(("http://", "https://")) or not _IRI_FORM.fullmatch(iri):
        example = "https://creativecommons.org/licenses/by/4.0/"
        raise OptionError(f"license {iri!r}: no address of a licence (expected one like {example})")
    return iri


def check_iri(iri: str) -> str:
    """The IRI itself, if every reader takes it: absolute, ASCII, no space, no brackets."""
    if not _IRI_FORM.fullmatch(iri):
        raise InputError(f"{iri!r}: not an IRI (expected ASCII without spaces, quotes or brackets)")
    return iri


def prefixes(base: str) -> dict[str, str]:
    """What graph.ttl declares at its top, sorted."""
    minted = {kind: f"{base}{kind}/" for kind in MINTED}
    return dict(sorted({**minted, **WRITTEN}.items()))


@cache
def term(name: str) -> str:
    """The IRI of a prefixed name.

    >>> term("kg:undertakes")
    'https://w3id.org/local-news-kg/ontology#undertakes'
    """
    prefix, _, local = name.partition(":")
    return check_iri(KNOWN[prefix] + local)


def path(kind: str, *key: str | int) -> str:
    """A thing's IRI below the base, from its kind and key; the same under every base.

    >>> path("person", "某甲", "某报")
    'person/4aadcbac13105d44'
    """
    return f"{kind}/{digest(kind, *key)}"


def digest(*parts: str | int) -> str:
    """Sixteen hex digits; JSON keeps ("a", "bc") apart from ("ab", "c")."""
    return blake2b(json.dumps(parts).encode("ascii"), digest_size=8).hexdigest()


def entity_path(kind: str, key: str, code: str = "") -> str:
    """An entity's IRI below the base; an area with a division code is named by it.

    >>> entity_path("area", "area|410103", "410103")
    'area/410103'
    """
    if kind == "area" and code.isascii() and code.isdigit():
        return f"area/{code}"
    return path(kind, key)


def base_of(builds: Iterable[str]) -> str:
    """The base under which a graph names its things, read off the IRIs of its builds; the usual one without any.

    >>> base_of(["https://example.org/id/build/4aadcbac13105d44"])
    'https://example.org/id/'
    """
    return next((build.rpartition("build/")[0] for build in sorted(builds)), BASE)


def former_path(kind: str, key: str) -> str:
    """What an entity's IRI was under a key that it no longer has."""
    coded = _CODE_KEY.fullmatch(key)
    return entity_path(kind, key, coded[1] if coded else "")


def ontology_text() -> str:
    """ontology.ttl: inside an installed package, or at the top of a source checkout."""
    shipped = files("kg") / "data" / "ontology.ttl"
    if shipped.is_file():
        return shipped.read_text(encoding="utf-8")
    return (Path(__file__).parents[2] / "ontology.ttl").read_text(encoding="utf-8")
