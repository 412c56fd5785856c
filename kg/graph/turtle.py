"""Canonical lines → Turtle, in one pass: a block for each subject, short names, nothing held back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.graph.vocab import XSD, term

_LOCAL = re.compile(rb"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")  # what every reader takes behind a prefix
_BARE = {  # datatypes whose literals Turtle writes without quotation marks, in these forms
    f"<{XSD}boolean>".encode(): re.compile(rb"true|false"),
    f"<{XSD}decimal>".encode(): re.compile(rb"[+-]?[0-9]*\.[0-9]+"),
    f"<{XSD}integer>".encode(): re.compile(rb"[+-]?[0-9]+"),
}
_TYPE = f"<{term('rdf:type')}>".encode()
_LESS = ord("<")
_MORE = ord(">")


class _Names(dict[bytes, bytes]):
    """Predicates, objects and datatypes as Turtle writes them, each worked out once."""

    def __init__(self, shortened: Callable[[bytes], bytes]) -> None:
        super().__init__()
        self._shortened = shortened

    def __missing__(self, written: bytes) -> bytes:
        self[written] = self._shortened(written) if written[0] == _LESS else self._typed(written)
        return self[written]

    def _typed(self, literal: bytes) -> bytes:
        """30 for "30"^^<…integer>, "2011"^^xsd:gYear for what has no short form."""
        quoted, _, datatype = literal.rpartition(b"^^")
        bare = _BARE.get(datatype)
        return quoted[1:-1] if bare and bare.fullmatch(quoted[1:-1]) else quoted + b"^^" + self[datatype]


def chunks(canonical: Iterable[bytes], prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """The pieces of a Turtle text, from lines as `canonical.lines` sorts them; the prefixes first."""
    yield "".join(f"@prefix {name}: <{space}> .\n" for name, space in prefixes.items()).encode("ascii")
    shortened = _shortener(prefixes)
    verbs, values = _Names(shortened), _Names(shortened)
    verbs[_TYPE] = b"a"  # which it is as a verb alone
    subject = predicate = b""
    for line in canonical:
        this, verb, rest = line.split(b" ", 2)
        value = rest[:-2]  # without its full stop
        if value[-1] == _MORE:  # an IRI, or a literal with a datatype
            value = values[value]
        if this != subject:
            yield (b" .\n\n" if subject else b"\n") + shortened(this) + b" " + verbs[verb] + b" " + value
        elif verb != predicate:
            yield b" ;\n\t" + verbs[verb] + b" " + value
        else:
            yield b" , " + value
        subject, predicate = this, verb
    yield b" .\n" if subject else b""


def bare(value: str, datatype: str) -> bool:
    """Whether a literal is written without quotation marks.

    >>> bare("30", XSD + "integer"), bare("30", XSD + "decimal")
    (True, False)
    """
    form = _BARE.get(f"<{datatype}>".encode())
    return bool(form and form.fullmatch(value.encode()))


def _shortener(prefixes: Mapping[str, str]) -> Callable[[bytes], bytes]:
    """Gives <…/area/410103> as area:410103, and what no prefix fits as it stands."""
    spaces = {space.encode("ascii"): name.encode("ascii") + b":" for name, space in prefixes.items()}

    def shortened(iri: bytes) -> bytes:
        cut = max(iri.rfind(b"/"), iri.rfind(b"#")) + 1
        name, local = spaces.get(iri[1:cut]), iri[cut:-1]
        return name + local if name and _LOCAL.fullmatch(local) else iri

    return shortened
