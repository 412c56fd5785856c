"""Lines → blocks: titles, bylines and paragraphs, column breaks mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.read.block import Block, field_block
from kg.read.bylines.lines import closing_byline, whole_byline
from kg.read.furniture import is_pasted, names_editors
from kg.read.imprint import is_imprint, is_issue
from kg.read.line_signs import (
    begins_with_time,
    closes_first,
    ends_article,
    ends_open,
    is_credit,
    is_opening,
    is_signature,
    is_unclosed,
)
from kg.read.records import DAY, Tops, field_of, has_weekday, is_day, joined
from kg.read.seams import Seam, is_complete, join
from kg.read.text import Line
from kg.read.text_tables import word_rows
from kg.read.turned import turns_from, turns_to

_TITLE_LENGTH = 46  # characters; the longest headlines of one line are shorter
_LONG_TITLE = 26  # a line longer than this, with a comma, is rather torn off a paragraph
_LONG_FOR_TWO = 20  # and one longer than this with two commas
_LOOK_BACK = 1000  # characters of a paragraph so far that tell how it goes on
_HEAD = 4  # titles that stand under a day at most
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
_DATE_FIRST = re.compile(r"[0-9]{1,4}[年月日]")
_ISSUER = re.compile("[一-龥][一-龥A-Za-z0-9（）()·]{1,19}")  # who signs a notice
_ISSUED = re.compile(rf"{_ISSUER.pattern}[ \u3000]{{1,9}}{DAY.pattern}")
_SPEECH = re.compile(rf"[“\"「].{{0,{_TITLE_LENGTH}}}[”\"」]$")


def blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of a page, in order; every line is in exactly one."""
    lines = joined(lines)
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
        self.tops = Tops(lines)
        self.rows = word_rows([line.text for line in lines])
        self.dated = len(lines)  # the last day above a title
        self.signed = -1  # the day of a notice that its issuer signed on the line above

    def block(self, at: int, before: Block | None) -> tuple[Block, int]:
        line = self.lines[at]
        one = Block("field", (line.text,), line.number, line.blanks)
        below_title = before is not None and before.kind == "title"
        if at in self.tops:
            return field_block(one, top=True), at + 1
        if is_pasted(line.text):
            return replace(one, kind="furniture"), at + 1
        if at == self.signed or self.signs_off(at, before):
            return replace(one, kind="prose"), at + 1
        if self.is_day_above(at):
            self.dated = at
            return replace(one, top=True), at + 1
        if DAY.match(line.text) and len(line.text) < 25 and (before is None or before.prefix):
            return one, at + 1
        if is_imprint(line.text, below_title=below_title) or is_issue(line.text):
            return one, at + 1
        if self.tops.has_field(at) and field_of(line.text).name:
            return field_block(one), at + 1
        if whole_byline(line.text) and not is_unclosed(line.text):
            return replace(one, kind="byline"), at + 1
        if names_editors(line.text):
            return one, at + 1
        if before and before.kind == "prose" and is_complete(before.text) and is_signature(line.text):
            return replace(one, kind="prose"), at + 1
        if turns_to(line.text) == line.text or at in self.rows:
            return replace(one, kind="prose"), at + 1
        if self.is_title(at, before):
            return replace(one, kind="title"), at + 1
        return self._prose(at)

    def is_day_above(self, at: int) -> bool:
        """Whether a line is the day of the article whose title stands below it, and not of the one above."""
        text = self.lines[at].text
        if at + 1 >= len(self.lines) or not (is_day(text) or is_issue(text)):
            return False
        end = self.run_end(at + 1)
        if any(_is_other_day(line.text, text) for line in self.lines[at + 1 : min(end, at + 1 + _HEAD)]):
            return False  # a chronicle
        near = range(max(0, at - 2), at) if self.tops.dated else ()
        if any(_is_other_day(self.lines[n].text, text) and not self._repeats_day(n) for n in near):
            return False  # a chronicle, or above this day its title alone
        apart = self._is_nearer_below(at) or (is_day(text) and has_weekday(text))
        if at and not self.tops.dated and not (apart and self._has_ended(at - 1)):
            return False
        return end <= at + 1 + _HEAD and self.is_title(at + 1, None)

    def signs_off(self, at: int, before: Block | None) -> bool:
        """Whether who issued a notice stands on the line, and its day behind or below: 柳湾区自来水公司."""
        if self.tops.dated or before is None or before.kind != "prose" or not is_complete(before.text):
            return False
        line, below = self.lines[at], self.lines[at + 1 : at + 2]
        if _ISSUED.fullmatch(line.text) and not is_issue(line.text):
            end = at + 1
        elif _ISSUER.fullmatch(line.text) and below and DAY.fullmatch(below[0].text) and not below[0].blanks:
            end = at + 2
        else:
            return False
        if end < len(self.lines) and not self.is_title(end, None):
            return False
        self.signed = end - 1
        return True

    def _repeats_day(self, at: int) -> bool:
        """Whether a day is that of the article above whose title it stands."""
        return self.dated < at and _digits(self.lines[at].text) == _digits(self.lines[self.dated].text)

    def _has_ended(self, at: int) -> bool:
        """Whether an article may end with the line."""
        text = self.lines[at].text
        signed = whole_byline(text) or closing_byline(text[-_LOOK_BACK:])
        return bool(is_complete(text) or signed or turns_to(text) or is_pasted(text) or names_editors(text))

    def _is_nearer_below(self, at: int) -> bool:
        return self.lines[at].blanks > self.lines[at + 1].blanks

    def is_title(self, at: int, before: Block | None) -> bool:
        """Whether a line that begins a block is a title: short, no sentence, no fragment of one."""
        end = self.run_end(at)
        if end == at:
            return False
        line = self.lines[at].text
        if _SPEECH.fullmatch(line) and before and before.kind == "prose" and end - at > 1:
            return False  # “真是太好了!” still belongs to the story above
        if self.opens(end) and not (before and before.kind == "prose" and self._is_foot(end)):
            return True
        if self.indents and self.lines[at].indented:
            return False
        if end == len(self.lines) or end in self.tops or line[-1] in ",，":
            return False
        if before and before.kind == "prose" and self._is_foot(end):
            return False
        if end == at + 1 and is_credit(self.lines[end].text):
            return False  # a caption without a full stop
        return not self._is_torn(at, first=before is None or (before.top and not before.prefix))

    def _is_foot(self, at: int) -> bool:
        """Whether a line stands at an article's end: under its editors no paragraph follows as under a headline's."""
        if at == len(self.lines) or not ends_article(self.lines[at].text):
            return False
        below = self.lines[at + 1 : at + 2]
        return not below or ends_article(below[0].text) or self._is_short(at + 1)

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
        return is_opening(text) or bool(turns_from(text)) or (whole_byline(text) is not None and not is_credit(text))

    def seam(self, left: str, at: int) -> Seam:
        return join(left[-_LOOK_BACK:], self.lines[at].text, self.around)

    def _is_short(self, at: int) -> bool:
        text = self.lines[at].text
        if at in self.tops or at in self.rows or len(text) > _TITLE_LENGTH or _NO_TITLE.search(text):
            return False
        if len(_COMMA.findall(text)) > 2 and len(text) > 24:
            return False
        if is_pasted(text) or names_editors(text) or turns_to(text) or turns_from(text):
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
        below = self.lines[at].text
        if is_complete(left) or turns_to(left) or turns_to(below) == below or turns_from(below) or is_pasted(below):
            return False
        if at in self.tops or at in self.rows or names_editors(below) or self.is_day_above(at):
            return False
        if is_unclosed(left) and closes_first(below):
            return True
        if closing_byline(left[-_LOOK_BACK:]):
            return False
        return not self.opens(at) and not (self._is_short(at) and self.opens(self.run_end(at)))


def _indents_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether a page begins its paragraphs, and no titles, with a gap."""
    long = [line.indented for line in lines if len(line.text) > _TITLE_LENGTH and is_complete(line.text)]
    short = [line.indented for line in lines if len(line.text) < _LONG_FOR_TWO and line.text[-1] not in "。!?！？”"]
    return len(long) > 1 and sum(long) >= _MANY * len(long) and sum(short) <= _FEW * len(short)


def _is_other_day(text: str, day: str) -> bool:
    """Whether a line says another day than one above it, and not where an article was copied from."""
    if not is_day(text) or is_imprint(text, below_title=False):
        return False
    return _digits(text) != _digits(day)


def _digits(day: str) -> list[int]:
    found = DAY.match(day)
    return [*map(int, re.findall("[0-9]{1,4}", found[0])[:3])] if found else []
