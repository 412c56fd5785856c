"""Acts without a name or a head, which a verb of beginning has as its object: 启动|垃圾分类, 开展|道路修整."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.found import Found, Words
from kg.lexicon import tables
from kg.lexicon.words import tag
from kg.model import Span

_BEGINS = frozenset(
    ("启动", "实施", "推行", "开展", "实行", "试行", "推广", "推进", "开启", "试点", "全面推行", "正式启动", "组织开展")
)
_CHINESE = re.compile("[一-鿕]{2,}")
_ENDS = re.compile(r"[,，。;；!！\n]|[等和与并]|试点")
_MOST_WORDS = 4
_COMPOUND = 4  # characters of a verb of two words that is one of the dictionary
_SHORTEST, _LONGEST = 4, 10  # characters
_KINDS = ("n", "v", "a", "b", "j", "l", "z")  # parts of speech within


def find_begun(words: Words) -> Iterator[Found]:
    """What stands between a verb of beginning and the clause's end: of what, and the act."""
    compounds = {word for word in words.different if len(word) >= _COMPOUND and word[2:] in _BEGINS}  # 大力推进
    for index in words.where(compounds | (words.different & _BEGINS)):
        said, end = list(_object(words, index + 1)), words.ends[index]
        act = Span(end, end + sum(map(len, said)))
        fits = _SHORTEST <= act.end - act.begin <= _LONGEST and 1 < len(said) <= _MOST_WORDS
        fits = fits or (len(said) == 1 and said[0] in tables.words("compound_acts.txt"))  # 推进|拆违,
        if fits and _ENDS.match(words.text, act.end) and _is_act(said):
            yield Found(act, "initiative", "Campaign", "initiative.begun", 0.6)


def find_tasks(words: Words) -> Iterator[Found]:
    """把|镇村卫生一体化|列入: an act that somebody makes a task of."""
    for match in _TASK.finditer(words.text):
        said = [words.texts[at] for at in range(words.at(match.start("act")), words.at(match.end("act") - 1) + 1)]
        whole = "".join(said) == match["act"]
        compounds = tables.words("compound_acts.txt")
        verbal = tag(said[-1]).startswith("v") or said[-1].endswith("化") or said[-1] in tables.words("act_nouns.txt")
        verbal = verbal or said[-1] in compounds
        whole = whole and all(tag(word)[:1] in ("", *_KINDS) or word in compounds for word in said)
        if whole and len(said) > 1 and verbal and said[-1] not in tables.words("no_acts.txt"):
            yield Found(Span(*match.span("act")), "initiative", "Campaign", "initiative.task", 0.6)


_TASK = re.compile("[把将](?P<act>[一-鿕]{4,10}?)(?:列为|列入|作为|纳入|当作|摆上|提上)")


def _object(words: Words, first: int) -> Iterator[str]:
    """The words from one on that can be an object, and no more than it takes to see that there are too many."""
    for word in words.texts[first : first + _MOST_WORDS + 1]:
        fits = tag(word)[:1] in _KINDS or word in tables.words("compound_acts.txt")
        if _ENDS.match(word) or not (_CHINESE.fullmatch(word) and fits):
            return
        yield word


def _is_act(said: Sequence[str]) -> bool:
    """Whether a noun that says of what stands before the act: 垃圾|分类, but not 调查|研究."""
    *what, act = said
    if not what:
        return True
    of_what = any(tag(word)[:1] in ("n", "j") and word not in tables.words("vague_acts.txt") for word in what)
    verbal = tag(act).startswith("v") and act not in tables.words("no_acts.txt") | tables.words("vague_acts.txt")
    return of_what and (verbal or act in tables.words("act_nouns.txt"))
