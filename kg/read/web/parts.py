"""One article on several web pages, foo.html, foo_2.html, foo_3.html: each is read as one, which is warned of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.lexicon.characters import shown
from kg.model import Page

_FILE = re.compile(r"(?P<stem>.{1,999})(?P<ending>\.(?:x|s)?html?)", re.IGNORECASE)
_PART = re.compile(r"[_-][0-9]{1,2}$")
_NUMBER = re.compile(r"[（(][0-9]{1,2}[)）]")
_SHOWN = 3  # names of files that the warning has


def in_parts(pages: Iterable[Page]) -> Iterator[str]:
    """A warning for each title that pages have which are numbered so and say different things."""
    named = [
        (page, name["stem"], name["ending"])
        for page in pages
        if page.single and page.titled and not page.row and (name := _FILE.fullmatch(page.file))
    ]
    bases = {_PART.sub("", stem) for _, stem, _ in named}
    found: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for page, stem, ending in named:
        title = _NUMBER.sub("", page.text.split("\n")[page.kickers])
        base = stem if stem in bases else _PART.sub("", stem)  # foo_1 is the first of foo_1_2 and of foo_2
        found[base, ending, title][page.file] = page.text
    for files in found.values():
        if len(files) > 1 and len(set(files.values())) == len(files):
            names = [shown(file) for file in sorted(files, key=lambda file: (len(file), file))]
            listed = ", ".join(names[:_SHOWN]) + " …" * (len(names) > _SHOWN)
            yield f"{listed}: one title, read as {len(files)} articles (expected the pages of an article in one file)"
