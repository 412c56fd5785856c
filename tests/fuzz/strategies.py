"""Composed inputs for hypothesis: newspaper text with what gets into it, and good files damaged."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from tests.fuzz.pieces import PIECES

FEW = settings(max_examples=settings().max_examples // 4)  # of what reads a file each time, or a whole page
_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)  # halves of characters are in no page
PIECE = st.sampled_from(PIECES)
TEXT = st.lists(PIECE | _ANY, max_size=30).map("".join)
LINE = st.lists(PIECE | _ANY, max_size=14).map(lambda pieces: "".join(pieces).replace("\n", " "))


@st.composite
def damaged(draw: st.DrawFn, good: bytes) -> bytes:
    """A good file with runs of its bytes lost, doubled, moved or overwritten."""
    data = good
    for _ in range(draw(st.integers(1, 4))):
        begin, end = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        run, new = data[begin:end], draw(st.binary(max_size=8) | PIECE.map(str.encode))
        before, after = data[:begin], data[end:]
        put = draw(st.sampled_from([b"", run + run, new, new + run, run[:-1] + new, run[::-1]]))
        data = before + put + after
    return data
