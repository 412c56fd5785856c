"""Lines → blocks: titles, bylines and paragraphs, column breaks mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.lexicon.names import score
from kg.lexicon.tables import affixes
from kg.lexicon.words import cut, tag
from kg.read.bylines import closing_byline, opening_byline, whole_byline
from kg.read.imprint import is_imprint
from kg.read.seams import Seam, is_complete, join
from kg.read.text import Line

_TITLE_LENGTH = 46  # characters; the longest headlines of one line are shorter
_FIELD = re.compile(r"(?:原标题|标题|题目|发布时间|时间|日期|来源|稿源|正文|内容)\s*[:：]\s*")
_DAY = re.compile(r"[0-9]{4}[-./年][0-9]{1,2}(?:[-./月][0-9]{1,2}日?)?(?:\s[0-9:：]{4,9})?")
_FIELDS_WITHIN = 6  # lines from the top
_LONG_TITLE = 26  # a line longer than this, with a comma, is rather torn off a paragraph
_LONG_FOR_TWO = 20  # and one longer than this with two commas
_LOOK_BACK = 1000  # characters of a paragraph so far that tell how it goes on
_LABEL_LENGTH = 14  # of a line that ends with a colon and is no sentence's beginning: 上街区:
_NO_TITLE = re.compile(r"。|[；;]|[、]$")
_COMMA = re.compile(r"[,，、]")
_TWO_CLAUSES = re.compile(r"[^\s,，、()（）]{3,18}(?:[ \u3000]+[^\s,，、()（）]{3,18}){1,3}")
# how a paragraph begins and no headline: 活动当日, 在行动中, 据某人介绍
_SETS_SCENE = re.compile(
    r"(?:活动|会上|会议|现场|仪式|比赛|演出|培训|期间)[^\s,，]{0,3}[,，]|在[^\s,，]{2,14}中[,，]|据[^\s,，]{2,14}介绍[,，]|与此同时|据了解|据介绍|据悉"
)
_MANY = 0.6  # share of the long lines that begin indented where a page indents its paragraphs
_FEW = 0.2  # share of its titles that may
_SPACED_NAME = re.compile(r"(?<![一-龥])([一-龥])[ \u3000]+([一-龥])(?![一-龥])")
_DATE_FIRST = re.compile(r"[0-9]{1,4}[年月日]")
_SPEECH = re.compile(rf"[“\"「].{{0,{_TITLE_LENGTH}}}[”\"」]$")

Kind = Literal["title", "byline", "prose", "field"]


@dataclass(frozen=True, slots=True)
class Block:
    """A title, a byline on its own line, a field (发布时间:…) or a paragraph."""

    kind: Kind
    parts: tuple[str, ...]  # one line each; more than one where text went missing between them
    number: int  # the line it starts on
    blanks: int  # blank lines before it
    prefix: int = 0  # length of a field's name: 标题:

    @property
    def text(self) -> str:
        return self.parts[-1]


def blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of a page, in order; every line is in exactly one."""
    page = _Page(lines)
    found: list[Block] = []
    at = 0
    while at < len(lines):
        block, at = page.block(at, found[-1] if found else None)
        found.append(block)
    return tuple(found)


class _Page:
    """The lines of one page and what follows each of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.run_ends: dict[int, int] = {}
        self.around = "\n".join(line.text for line in lines)
        self.indents = _indents_paragraphs(lines)

    def block(self, at: int, before: Block | None) -> tuple[Block, int]:
        line = self.lines[at]
        field = _FIELD.match(line.text)
        if _DAY.match(line.text) and len(line.text) < 25 and (before is None or before.prefix):
            return Block("field", (line.text,), line.number, line.blanks), at + 1
        if is_imprint(line.text, below_title=before is not None and before.kind == "title"):
            return Block("field", (line.text,), line.number, line.blanks), at + 1
        if field and at < _FIELDS_WITHIN:
            return self._field(at, field.end())
        if whole_byline(line.text) and not is_unclosed(line.text):
            return Block("byline", (line.text,), line.number, line.blanks), at + 1
        if before and before.kind == "prose" and is_complete(before.text) and is_signature(line.text):
            return Block("prose", (line.text,), line.number, line.blanks), at + 1
        if self.is_title(at, before):
            return Block("title", (line.text,), line.number, line.blanks), at + 1
        return self._prose(at)

    def _field(self, at: int, prefix: int) -> tuple[Block, int]:
        line = self.lines[at]
        name = line.text[:prefix] if prefix < len(line.text) else ""
        if name.startswith(("标题", "题目")):
            return Block("title", (line.text,), line.number, line.blanks, prefix), at + 1
        if name.startswith(("正文", "内容")):
            return Block("prose", (line.text,), line.number, line.blanks, prefix), at + 1
        return Block("field", (line.text,), line.number, line.blanks, prefix), at + 1

    def is_title(self, at: int, before: Block | None) -> bool:
        """Whether a line that begins a block is a title: short, no sentence, no fragment of one."""
        end = self.run_end(at)
        if end == at:
            return False
        line = self.lines[at].text
        if _SPEECH.fullmatch(line) and before and before.kind == "prose" and end - at > 1:
            return False  # “真是太好了!” still belongs to the story above
        if self.opens(end):
            return True
        if self.indents and self.lines[at].indented:
            return False
        if end == len(self.lines) or line[-1] in ",，":
            return False
        if end == at + 1 and is_credit(self.lines[end].text):
            return False  # a caption without a full stop
        return not self._is_torn(at, first=before is None)

    def _is_torn(self, at: int, *, first: bool) -> bool:
        """Whether a short line is the beginning of a paragraph that goes on below."""
        line = self.lines[at].text
        if (line[-1] in ":：" and len(line) <= _LABEL_LENGTH) or _TWO_CLAUSES.fullmatch(line):
            return False
        if is_unclosed(line) or ends_open(line) or _SETS_SCENE.match(line):
            return True
        if len(line) > _LONG_FOR_TWO and len(_COMMA.findall(line)) > 1:
            return True
        if _DATE_FIRST.match(line) or (_COMMA.search(line) and begins_with_time(line)):
            return True
        seam = self.seam(line, at + 1)
        if first and not seam.reason.startswith("断在词中"):
            return False  # the first line of a page is its first title
        long = len(line) > _LONG_TITLE and _COMMA.search(line) is not None
        return seam.kind == "join" and (seam.sure or long)

    def run_end(self, at: int) -> int:
        """The first line from here on that is no title: a byline, a paragraph, the end.

        All lines of a run end where the first one does; each is looked at once.
        """
        end = at
        while end not in self.run_ends and end < len(self.lines) and self._is_short(end):
            end += 1
        end = self.run_ends.get(end, end)
        for passed in range(at, end + 1):
            if passed in self.run_ends:
                break
            self.run_ends[passed] = end
        return end

    def opens(self, at: int) -> bool:
        """Whether a report begins here: 本报讯(记者 …), or a byline on its own line."""
        if at >= len(self.lines):
            return False
        text = self.lines[at].text
        return is_opening(text) or (whole_byline(text) is not None and not is_credit(text))

    def seam(self, left: str, at: int) -> Seam:
        return join(left[-_LOOK_BACK:], self.lines[at].text, self.around)

    def _is_short(self, at: int) -> bool:
        text = self.lines[at].text
        if len(text) > _TITLE_LENGTH or _NO_TITLE.search(text):
            return False
        if len(_COMMA.findall(text)) > 2 and len(text) > 24:
            return False
        return not whole_byline(text) and not is_opening(text) and not closing_byline(text)

    def _prose(self, at: int) -> tuple[Block, int]:
        first = self.lines[at]
        parts = [first.text]
        at += 1
        while at < len(self.lines) and self.goes_on(parts[-1], at):
            seam = self.seam(parts[-1], at)
            if seam.kind == "paragraph":
                break
            if seam.kind == "join":
                parts[-1] += self.lines[at].text
            else:
                parts.append(self.lines[at].text)
            at += 1
        return Block("prose", tuple(parts), first.number, first.blanks), at

    def goes_on(self, left: str, at: int) -> bool:
        """Whether the line could carry on an unfinished paragraph."""
        if is_complete(left):
            return False
        if is_unclosed(left) and closes_first(self.lines[at].text):
            return True
        if closing_byline(left[-_LOOK_BACK:]):
            return False
        return not self.opens(at) and not (self._is_short(at) and self.opens(self.run_end(at)))


def _indents_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether a page begins its paragraphs, and no titles, with a gap."""
    long = [line.indented for line in lines if len(line.text) > _TITLE_LENGTH and is_complete(line.text)]
    short = [line.indented for line in lines if len(line.text) < _LONG_FOR_TWO and line.text[-1] not in "。!?！？”"]
    return len(long) > 1 and sum(long) >= _MANY * len(long) and sum(short) <= _FEW * len(short)


def is_signature(text: str) -> bool:
    """Whether a line is names and nothing else, printed with gaps: 马 婕, 路一鸣 石 磊."""
    if len(text.split()) < 2:
        return False
    names = _SPACED_NAME.sub(r"\1\2", text).split()
    return all(score(name) > 0 for name in names)


def is_unclosed(text: str) -> bool:
    """Whether a quotation or a bracket is open at the end."""
    return any(text.rfind(begin) > text.rfind(end) for begin, end in ("“”", "()", "（）", "《》"))


def closes_first(text: str) -> bool:
    """Whether the first bracket or quotation mark closes."""
    mark = re.search("[“”()（）《》]", text)
    return mark is not None and mark[0] in "”)）》"


def ends_open(text: str) -> bool:
    """Whether the last word wants another after it: 将, 在, 和, 已经, 的."""
    last = cut(text[-8:])[-1]
    return last in ("的", "之", "地") or tag(last)[:1] in ("p", "c", "d")


def begins_with_time(text: str) -> bool:
    """Whether a text begins as reports do: 近日, 昨日下午, 连日来."""
    return text.startswith(affixes("leads.txt")) or tag(cut(text[:8])[0]).startswith("t")


def is_opening(text: str) -> bool:
    """Whether a report begins with the line: 本报讯(记者 …)."""
    return opening_byline(text) is not None


def is_credit(text: str) -> bool:
    """Whether a byline names photographers only: 本报记者 甲某 摄."""
    text = text.strip("()（） ")
    parsed = whole_byline(text)
    if parsed is None or not parsed.byline.photographers:
        return False
    return not parsed.byline.reporters or text.endswith("摄影报道")
