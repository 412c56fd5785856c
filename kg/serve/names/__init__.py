"""Search over the names of a graph, by whatever people type for one: 金水区, 金水, 金水區, 金税区, jinshuiqu, jsq.

find        the index of a graph, and what it finds
table       names side by side, sorted, and which of them could be meant
grams       which names hold which characters
ways        how well a name fits what was asked, as a number with a reason
about       what tells namesakes apart
"""

from kg.serve.names.find import Hit, Index, index

__all__ = ["Hit", "Index", "index"]
