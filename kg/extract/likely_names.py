"""Whether characters are a person's name, and where a name that begins somewhere ends."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.extract.found import Words, places, times
from kg.extract.rules import word_list
from kg.lexicon import names, tables
from kg.lexicon.words import is_word, tag
from kg.model import Span

_CHINESE = re.compile(r"[一-鿕]")
_CHINESE_NAME = re.compile(r"[一-鿕]{2,3}")
PLACE_ENDS = frozenset("村镇乡路街区县市")
_ENDS_NAME = frozenset("说称在是和与及同对向从把被将的等也就都还又已曾因为于给让到有听看返带拿用")
_BEHIND_HIDDEN = frozenset("以经诉仍即则便没却倒死伤逃")  # 陈某|以…为由
_OFTEN = 5  # times that a name stands in a text, each time before another character
_LONGEST_OF_ONE = 3  # characters of a name with a surname of one
_NEVER_ENDS = frozenset("在也还就被把将称说没")
_MAY_END = frozenset("刚才却曾已再又都均仅则便即向从对和与")
_DOTS = frozenset("·・•—-")
# characters that foreign names are written with, for their sound
_FOREIGN = frozenset("尔斯克特奥德拉夫迪贾内穆沙莱姆维奇巴卡哈基塔诺里伊娜蒂弗格伯帕布图恩桑萨乌埃凯肯森顿逊")
_POSSIBLE = -1.2  # no name scores lower behind a post
_ALSO_WORDS = frozenset("和曾向于从由对常应时方成能都全双白戴别")  # surnames that often begin something else
BEHIND_POST = 1.0  # what the post before it adds to a name's score
_PREPOSITIONS = frozenset("向对从由")
_LEADING = _PREPOSITIONS | frozenset("和来经")  # surnames too, but before a name they lead to it
_COUNTING = frozenset("位名个各该本")  # surnames too, but hardly ever
UNMISTAKABLE = 4.0  # the score from which a name needs nothing around it but a clause
CERTAIN = 2.0  # the score from which a name needs no post before it


@cache
def posts() -> tuple[str, ...]:
    """What may stand before a name: the roles of titles.txt and every post that a relation rule reads."""
    listed = (word_list(kind) for kind in ("posts", "area_posts", "residents"))
    found = tables.words("titles.txt").union(*listed)
    return tuple(sorted(found, key=lambda post: (-len(post), post)))


def name_at(words: Words, begin: int) -> Span | None:
    """The likeliest name that begins here, by its own score and by what follows it."""
    best: tuple[float, Span] | None = None
    for end in range(begin + 2, min(begin + 4, len(words.text)) + 1):
        score = names.score(words.text[begin:end])
        if score <= _POSSIBLE or runs_on(words.text, Span(begin, end)):
            continue
        span = Span(begin, end)
        follows = _follows(words.text, span.end)
        if score <= _least(words.text, span, follows) or is_common(span.of(words.text)):
            continue
        if score > UNMISTAKABLE or not _is_two_words(words.text, span):
            weighed = score + BEHIND_POST + follows
            best = max(best, (weighed, span)) if best else (weighed, span)
    return best[1] if best and best[0] > 0.5 else _rare_name_at(words, begin)


def trimmed(text: str, name: Span) -> Span:
    """方禾|也建议: without an adverb or a preposition that looks like the end of a given name.

    刚 and 才 end names as well: they are cut off where the text has the name without them elsewhere. So is
    anything that stands there once, where many different characters follow the name elsewhere.
    """
    compound = name.end - name.begin == _LONGEST_OF_ONE + 1 and text[name.begin : name.begin + 2] in tables.words(
        "names_surnames.txt"
    )
    if name.end - name.begin != _LONGEST_OF_ONE and not compound:
        return name
    short, whole = Span(name.begin, name.end - 1).of(text), name.of(text)
    alone = whole[-1] in _MAY_END and times(text, short) > times(text, whole) and names.is_name(short)
    never = whole[-1] in _NEVER_ENDS and names.score(short) > _POSSIBLE
    return Span(name.begin, name.end - 1) if alone or never or _goes_on_otherwise(text, short, whole) else name


def _goes_on_otherwise(text: str, short: str, whole: str) -> bool:
    """Whether a text has a name again and again and what looks like a longer one once: 罗湾|说, 罗湾|有, 罗湾|钱."""
    return times(text, whole) <= 1 and times(text, short) >= _OFTEN and _goes_on_in_many_ways(text, short)


@lru_cache(256)
def _goes_on_in_many_ways(text: str, short: str) -> bool:
    behind = {text[place + len(short) : place + len(short) + 1] for place in places(text, short)}
    return len(behind) >= _OFTEN


def _rare_name_at(words: Words, begin: int) -> Span | None:
    """经理|纳学军说: of a surname that elsewhere is a word, where no word is cut in it and it ends well.

    A name of three characters that are rare in names is one under the same conditions: 农艺师|应国良.
    """
    rare = words.text[begin : begin + 1] in tables.words("names_surnames_rare.txt")
    spans = [Span(begin, begin + size) for size in ((3, 2) if rare else (3,)) if begin + size <= len(words.text)]
    named = (one for one in spans if _CHINESE_NAME.fullmatch(one.of(words.text)) and "某" not in one.of(words.text))
    likely = words.text[begin : begin + 1] not in _LEADING
    fits = (one for one in named if rare or (likely and names.score(one.of(words.text)) > _POSSIBLE))
    return next((one for one in fits if _stands_out(words, one)), None)


def _stands_out(words: Words, name: Span) -> bool:
    """Whether the segmenter's guess is a name's very characters, and a verb of saying or a mark stands behind it.

    粘|培元 is a guess, too: a surname alone and a given name that the dictionary lacks.
    """
    index = words.at(name.begin)
    if words.ends[index] == name.begin + 1 and words.starts_at(name.begin) and index + 1 < len(words.texts):
        given = words.word(index + 1)
        whole = words.ends[index + 1] == name.end and len(given) > 1 and tag(given) in ("", "nr", "nz")
        return whole and _follows(words.text, name.end) > 0
    least = 0 if name.end - name.begin == _LONGEST_OF_ONE else 1  # 干得|挺起劲
    return words.span(index) == name and not is_word(words.word(index)) and _follows(words.text, name.end) > least


def runs_on(text: str, span: Span) -> bool:
    """陈某|解释: a word of its own begins inside."""
    if text[span.begin] in _PREPOSITIONS and is_word(text[span.begin + 1 : span.begin + 3]):
        return True  # 园长|向澎湃新闻表示
    if text[span.begin] == "由" and names.score(text[span.begin + 1 : span.begin + 4]) > CERTAIN:
        return True  # 站长|由|武麦青兼任
    hidden = span.end - span.begin == 3 and text[span.begin + 1] == "某"
    last = text[span.end - 1]
    return hidden and (last in _ENDS_NAME or last in _BEHIND_HIDDEN or is_word(text[span.end - 1 : span.end + 1]))


def _least(text: str, span: Span, follows: float) -> float:
    """The score that a name needs behind a post: less where it ends well, more where another word may begin so."""
    begins = tag(text[span.begin : span.begin + 2])
    if text[span.begin] in _ALSO_WORDS or begins == "n" or begins.startswith(("d", "t")):
        return CERTAIN  # 学生|陆续返校, 住户|宿舍区
    return _POSSIBLE if follows > 1 and text[span.end - 1] not in "着了过们的网" else 0.5


def _is_two_words(text: str, span: Span) -> bool:
    """Whether a word lies in it and another one begins with its last character: 市民|关爱|尊老院."""
    first, second = text[span.begin : span.begin + 2], text[span.end - 1 : span.end + 1]
    known = tag(span.of(text)).startswith("nr")
    split = span.end - span.begin == 3 and is_word(second) and not known
    return split and tag(first) in ("n", "v", "vn", "a", "an", "d", "ad")


def is_common(text: str) -> bool:
    """Whether the dictionary has it as something else than a name: 高度, 管理, 宿舍|等."""
    whole = is_word(text) and not tag(text).startswith("nr")
    if text[0] == "由" and text[1:] in posts():
        return True  # 由|镇长
    led = len(text) > 2 and text[-1] in _ENDS_NAME and is_word(text[:-1]) and not tag(text[:-1]).startswith("nr")
    return whole or led


def _follows(text: str, end: int) -> float:
    """How well a name ends here: a mark or a particle speaks for it, half a word against."""
    after = text[end : end + 1]
    if after == text[end - 1] or after in _DOTS or (after in _FOREIGN and text[end - 1] in _FOREIGN):
        return -5.0  # 艾哈迈|迪, half of a foreign name
    if not _CHINESE.match(after):
        return 2.0
    if after in _ENDS_NAME or text.startswith(tables.affixes("speech_verbs.txt"), end):
        return 1.5
    across = tag(text[end - 1 : end + 1])
    within = 3.0 if across == "d" else 1.5 * across.startswith(("v", "p", "c"))  # 郭振立|即赶到
    return (0.5 if is_word(text[end : end + 2]) else -1.0) - within


def is_likely(name: str) -> bool:
    """Whether a name is one beyond doubt, and no place: 侯寨乡|乡长."""
    return names.score(name) > CERTAIN and name[-1] not in PLACE_ENDS


def is_surely(name: str) -> bool:
    """Whether a name is likely and no word of the dictionary."""
    return is_likely(name) and not is_common(name)


def _is_surname(text: str) -> bool:
    return text in tables.words("names_surnames.txt") and text not in _COUNTING and text != "由"  # 由|镇长


def is_family(text: str) -> bool:
    """和|奶奶 is somebody's grandmother and no surname."""
    return _is_surname(text) and text not in "和同与"


def is_unknown(words: Words, name: Span) -> bool:
    """Whether no word of two characters or more, but a name, lies in it."""
    inside = [words.word(index) for index in range(words.at(name.begin), words.at(name.end - 1) + 1)]
    return all(len(word) == 1 or not is_word(word) or tag(word).startswith("nr") for word in inside)
