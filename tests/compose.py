"""Pages composed from articles, with every form that digitized papers show, and the truth about them.

python tests/compose.py 7        # prints the page of seed 7 composed from the measuring data
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

_OPENING = re.compile(r"^(?P<agency>本报)讯\s*[(（](?P<names>记者[^()（）]{2,40}?)(?P<photo>\s*文/图)?[)）]\s*")
_AGENCY = re.compile(r"^[^,。]{0,20}[讯电](?!员)\s*(?:[(（][^()（）]*[)）])?\s*")
_OWN_LINE = re.compile(r"^[■□]?(?:本报|晚报|郑报融媒|郑州晚报)?记者[^,。:]{2,30}$")
_KICKERS = (
    "提升服务水平 打造宜居家园",
    "抓重点 破难点 解民忧",
    "今年将新建便民点20个",
    "从居民身边的小事做起",
    "一个小区的三年之变",
    "情系百姓冷暖 共建和谐社区",
    "我市首个社区食堂开门迎客",
    "“微治理”激活大民生",
    "党员带头 群众参与",
    "听民声 办实事",
)
_SECTIONS = (
    "区街动态",
    "街道传真",
    "社区新闻",
    "县区新闻",
    "基层快讯",
    "民生直通车",
    "都市播报",
    "综合新闻",
    "【社区之窗】",
    "■乡镇简讯",
    "区县要闻",
    "基层动态",
    "一线短波",
)
_LABELS = (
    "上街区",
    "圃田乡",
    "南阳路办事处",
    "林山寨街道",
    "花园口镇",
    "石佛镇",
    "金水区",
    "汝河路街道办事处",
    "齐礼闫乡",
    "桃源社区",
    "市城管局",
    "区民政局",
    "中牟县",
    "荥阳市",
    "建中街办",
    "侯寨乡",
    "五里堡街道",
    "高新区",
    "区教体局",
    "十八里河镇",
    "绿云社区",
    "管城区执法局",
)
_NAMES = ("田小禾", "路一鸣", "石 磊", "安可心", "高远山", "季 青", "林知夏", "苗雨田", "汤向前", "江一苇")
_CAPTIONS = (
    "昨日上午,小朋友们在社区广场上学做灯笼,老人们也赶来凑热闹",
    "连日来,街道组织志愿者清扫积雪,方便居民出行",
    "图为居民在新建成的健身步道上散步",
    "近日,辖区学校的师生走上街头,向过往行人宣传交通法规",
    "改造后的背街小巷干净整洁,墙上还画上了宣传画",
    "5月8日,民警走进校园,为孩子们上了一堂安全课",
)

_FORMS = ("opening", "opening", "opening", "line", "line", "after", "end", "none", "mark")


@dataclass(frozen=True)
class Source:
    """An article taken apart: titles from the top, who signed, paragraphs."""

    titles: tuple[str, ...]
    signed: str  # 记者 甲 通讯员 乙
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Composed:
    text: str
    starts: tuple[int, ...]  # the line on which each item begins
    headlines: tuple[str | None, ...]
    cuts: tuple[tuple[str, str, str], ...]  # left, right, join or gap


def read_sources(shared: Path) -> tuple[Source, ...]:
    """The clean articles of the measuring data: titles, a byline, whole paragraphs."""
    index = (shared / "articles" / "index.jsonl").read_text(encoding="utf-8").splitlines()
    names = sorted(json.loads(line)["file"] for line in index)
    texts = [(shared / "articles" / name).read_text("utf-8") for name in names if name.startswith("page_")]
    return tuple(source for source in map(_take_apart, texts) if source)


def _take_apart(text: str) -> Source | None:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = next((n for n, line in enumerate(lines) if len(line) > 45 or line[-1] in "。"), 0)
    titles, signed = lines[:first], ""
    while titles and _OWN_LINE.match(titles[-1]):
        signed = titles.pop()
    body = [line for line in lines[first:] if not _OWN_LINE.match(line)]
    if body and (match := _OPENING.match(body[0])):
        signed, body[0] = match["names"], body[0][match.end() :]
    whole = all(len(line) > 25 and line[-1] in "。”" for line in body)
    if not titles or len(titles) > 2 or len(body) < 2 or not whole or "图片新闻" in titles:
        return None
    signed = re.sub(r"^.*?(?=记者)|\s*文/图", "", signed)
    return Source(tuple(titles), signed, tuple(_AGENCY.sub("", line) for line in body))


def compose(seed: int, sources: Sequence[Source], items: int = 12) -> Composed:
    """One page of about so many items; the same seed gives the same page."""
    return _Composer(Random(seed), sources).page(items)


class _Composer:
    def __init__(self, random: Random, sources: Sequence[Source]) -> None:
        self.random = random
        self.sources = sources
        self.lines: list[str] = []
        self.starts: list[int] = []
        self.headlines: list[str | None] = []
        self.cuts: list[tuple[str, str, str]] = []
        self.between = random.choice([0, 1, 1, 1, 2])  # blank lines between paragraphs
        self.indent = random.choice(["", "", "　　", "  "])

    def page(self, items: int) -> Composed:
        chosen = self.random.sample(self.sources, min(items, len(self.sources)))
        labelled = 0
        for source in chosen:
            if labelled == 0 and self.random.random() < 0.15:
                self._put(self.random.choice(_SECTIONS))
                labelled = self.random.randint(2, 4)
            self._item(source, labelled=labelled > 0)
            labelled = max(0, labelled - 1)
            if labelled == 0 and self.random.random() < 0.15:
                self._caption()
                if self.random.random() < 0.3:
                    self._caption()
        return Composed("\n".join(self.lines), tuple(self.starts), tuple(self.headlines), tuple(self.cuts))

    def _item(self, source: Source, *, labelled: bool) -> None:
        self._blank(self.random.randint(self.between, 2 + self.between))
        self._head(source, labelled=labelled)
        paragraphs = list(source.paragraphs)
        signed = source.signed or self._signed()
        form = self.random.choice(_FORMS)
        picture = self.random.choice(["", "", "", " 文/图"])
        if form == "opening":
            paragraphs[0] = f"本报讯({signed}{picture}){paragraphs[0]}"
        elif form == "end":
            paragraphs[-1] = f"{paragraphs[-1]}({signed})"
        elif form == "line":
            self._put(f"本报{signed}{picture}")
        elif form == "mark":
            self._put(f"{self.random.choice('□■')}本报{signed}")
        for paragraph in paragraphs:
            self._paragraph(paragraph)
        if form == "after":
            self._put(f"本报{signed}{picture}")

    def _head(self, source: Source, *, labelled: bool) -> None:
        begin = len(self.lines)
        titles = source.titles
        if len(titles) == 1 and self.random.random() < 0.25:
            self._put(self.random.choice(_KICKERS))
        if labelled:
            self._put(self.random.choice(_LABELS) + self.random.choice(["", "", ":"]))
        elif self.random.random() < 0.15 and " " not in titles[-1]:
            titles = (*titles[:-1], f"{self.random.choice(_LABELS)} {titles[-1]}")
        elif self.random.random() < 0.15:
            titles = (*titles[:-1], *self._broken(titles[-1]))
        for title in titles:
            self._put(title)
        self.starts.append(next(n for n in range(begin, len(self.lines)) if self.lines[n]) + 1)
        self.headlines.append(titles[-1])

    def _broken(self, title: str) -> list[str]:
        """A headline printed on two or three lines, broken where it has a space or a comma."""
        return [part for part in re.split(r" |(?<=[,，])", title) if part]

    def _caption(self) -> None:
        self._blank(self.random.randint(self.between, 2 + self.between))
        begin = len(self.lines)
        if self.random.random() < 0.2:
            self._put("图片新闻")
        text = self.random.choice(_CAPTIONS) + "。"
        credit = f"本报记者 {self.random.choice(_NAMES)} 摄{self.random.choice(['', '', '影报道'])}"
        if self.random.random() < 0.7:
            self._put(f"{text}{self.random.choice(['', ' '])}{credit}")
        else:
            self._put(text)
            self._put(credit)
        first = [n for n in range(begin, len(self.lines)) if self.lines[n] and self.lines[n] != "图片新闻"]
        self.starts.append(first[0] + 1)
        self.headlines.append(None)

    def _paragraph(self, text: str) -> None:
        while len(text) > 40 and self.random.random() < 0.35:
            at = self.random.randint(2, len(text) - 2)
            left, right = text[:at], text[at:]
            missing = self.random.randint(10, 60)
            kind = "join"
            if self.random.random() < 0.1 and len(right) > missing + 20 and "(" not in left[-40:]:
                right, kind = right[missing:], "gap"
            if left[-1] in "。!?！？”" or not right.strip():
                break
            self.cuts.append((left, right.strip(), kind))
            self._put(left.rstrip())
            text = right.strip()
        self._put(self.indent + text)

    def _signed(self) -> str:
        first, second = self.random.sample(_NAMES, 2)
        return f"记者 {first}{self.random.choice(['', f' 通讯员 {second}', f' {second}'])}"

    def _put(self, line: str) -> None:
        self._blank(self.between)
        self.lines.append(line)

    def _blank(self, count: int) -> None:
        while self.lines and count > 0:
            self.lines.append("")
            count -= 1


def boundary_f1(true: Sequence[int], found: Sequence[int]) -> float:
    """F1 of start lines; a page's first item counts like any other."""
    right = len(set(true) & set(found))
    return 2 * right / (len(true) + len(found)) if true or found else 1.0


if __name__ == "__main__":
    _page = compose(int(sys.argv[1]), read_sources(Path(sys.argv[2] if len(sys.argv) > 2 else "../shared")))
    print(_page.text)
