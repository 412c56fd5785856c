"""What kg itself wrote, which is no page: an earlier out/ may lie among the pages, or a table exported from it.

Pages of HTML say so in their head (GENERATOR). Tables and JSON have nowhere to say it; how they begin is known. What
a query of the user gave is not: its columns may be anything, and with a text among them it may be meant as a table.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from kg.read.sources import Source

GENERATOR = '<meta name="generator" content="kg (local-news-kg)">'
_HEAD = 4096  # bytes at the beginning that say it; browsers that save a page put a few of their own before
_BOM = b"\xef\xbb\xbf"
_HEADERS = tuple(  # how they begin; kg export writes these, and the network page the last two
    header.encode()
    for header in (
        "id,label,type,type_label,types,alt_labels,",
        "id,source,target,type,label,symmetric,",
        "statement,subject,subject_label,predicate,",
        "figure,label,entity,entity_label,measure,",
        "iri:ID,label,type,type_label,",
        "iri,:START_ID,:END_ID,:TYPE,",
        "谁,关系,对象,状态,可信度,证据,证据数,",
        "Subject,Relation,Object,Status,Confidence,Evidence no.,Evidence in all,",
    )
)
# How what kg read --json prints begins: the array of its articles.
_READ = re.compile(
    rb'\[\s{1,9}\{\s{1,9}"headline": [^\n]{1,999}\n\s{1,9}"kicker": [^\n]{1,999}\n\s{1,9}"place_label": '
)
_EXPLAINED = re.compile(rb'\{\s{1,9}"entities": \[\s{1,9}\{\s{1,9}"iri": "')  # and what kg explain --json prints
_SELECT = re.compile(r"^SELECT\s([^{}]*?)\sWHERE\s", re.MULTILINE)
_VARIABLE = re.compile(r"(?<!\S)\?(\w+)(?!\S)|AS \?(\w+)\)")
_FEW = 3  # columns; fewer may as well be those of a list of the user's


def is_own(source: Source) -> bool:
    """Whether kg wrote it.

    >>> is_own(Source("graph.html", b'<!doctype html><meta name="generator" content="kg (local-news-kg)">'))
    True
    """
    data = source.data.removeprefix(_BOM)
    if GENERATOR.encode() in data[:_HEAD] or data.startswith(_HEADERS) or _READ.match(data) or _EXPLAINED.match(data):
        return True
    return data[:_HEAD].split(b"\n", 1)[0].rstrip(b"\r") in _answers()


@cache
def _answers() -> frozenset[bytes]:
    """The headers of what shipped queries answer as CSV and TSV."""
    folder = files("kg") / "data" / "queries"
    asked = (_SELECT.search(one.read_text(encoding="utf-8")) for one in folder.iterdir() if one.name.endswith(".rq"))
    named = ([plain or made for plain, made in _VARIABLE.findall(select[1])] for select in asked if select)
    of_some = [names for names in named if len(names) >= _FEW]
    commas, tabs = (",".join(names) for names in of_some), ("\t".join(f"?{one}" for one in names) for names in of_some)
    return frozenset(header.encode() for header in (*commas, *tabs))
