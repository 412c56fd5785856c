"""The reference page of the ontology: one HTML file in Chinese and English that asks for nothing and has no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from markupsafe import Markup

from kg.graph.vocab import KNOWN
from kg.reference.terms import Entry, Reference, read
from kg.view.offline import Link, environment, policy


@dataclass(frozen=True, slots=True)
class Branch:
    """A class with the classes below it."""

    entry: Entry
    below: tuple[Branch, ...]


def render(turtle: bytes, *, links: Sequence[Link] = ()) -> bytes:
    """The page of an ontology in Turtle, UTF-8; the same bytes for the same ontology.

    `links` lead to the other pages of a server, where one serves it.
    """
    reference = read(turtle)
    style = _own("reference.css")
    template = environment().from_string(_own("reference.html"))
    return template.render(
        policy=policy(style),
        style=Markup(style),
        reference=reference,
        branches=tuple(_tree(reference.own("class"))),
        sections=_sections(reference),
        prefixes=_prefixes(reference),
        link=_links(reference),
        used_by=_used_by(reference),
        links=links,
    ).encode()


def _own(name: str) -> str:
    return (files("kg.reference") / name).read_text(encoding="utf-8")


def _tree(classes: Sequence[Entry], above: str = "") -> Iterator[Branch]:
    """The classes below a class; those below none stand at the top."""
    own = {one.name for one in classes}
    for one in classes:
        if above in one.above or (not above and not own & set(one.above)):
            yield Branch(one, tuple(_tree(classes, one.name)))


def _sections(reference: Reference) -> list[tuple[str, str, str, tuple[Entry, ...]]]:
    """The page's parts: an anchor, a title in either language, the terms."""
    links = reference.own("object property")
    values = reference.own("datatype property", "annotation property")
    return [
        ("classes", "类", "Classes", reference.own("class")),
        ("object-properties", "对象属性", "Object properties", tuple(one for one in links if not _unwritten(one))),
        ("data-properties", "数据属性", "Datatype properties", values),
        ("inverses", "逆属性(不写入图)", "Inverse properties (not written)", tuple(filter(_unwritten, links))),
        ("others", "其他词汇的术语", "Terms of other vocabularies", reference.others()),
    ]


def _unwritten(entry: Entry) -> bool:
    return not entry.domain and bool(entry.inverse)


def _prefixes(reference: Reference) -> list[tuple[str, str]]:
    """The prefixes that the page uses, sorted."""
    shown = {
        name.partition(":")[0]
        for one in reference.entries
        for name in (one.name, *one.above, *one.domain, *one.range, *one.near)
    }
    return [(prefix, space) for prefix, space in sorted(KNOWN.items()) if prefix in shown]


def _links(reference: Reference) -> Callable[[str], str]:
    """Where on this page a term stands: #Person, #schema:Person; "" where it does not."""
    anchors = {one.name: one.local if one.name.startswith("kg:") else one.name for one in reference.entries}
    return lambda name: anchors.get(name, "")


def _used_by(reference: Reference) -> Mapping[str, tuple[list[str], list[str]]]:
    """The properties that go out from a class, and those that arrive."""
    used: dict[str, tuple[list[str], list[str]]] = {}
    for one in reference.entries:
        for direction, classes in enumerate((one.domain, one.range)):
            for name in classes:
                used.setdefault(name, ([], []))[direction].append(one.name)
    return used
