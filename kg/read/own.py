"""What kg itself wrote, which is no page: an earlier out/ may lie among the pages, or a table exported from it.

Pages of HTML say so in their head (GENERATOR). Tables have nowhere to say it; their headers are known.
"""

from __future__ import annotations

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


def is_own(source: Source) -> bool:
    """Whether kg wrote it.

    >>> is_own(Source("graph.html", b'<!doctype html><meta name="generator" content="kg (local-news-kg)">'))
    True
    """
    return GENERATOR.encode() in source.data[:_HEAD] or source.data.removeprefix(_BOM).startswith(_HEADERS)
