"""Derives kg/data/dateline_places.txt from jionlp's location table (Apache-2.0), found through KG_SHARED.

python scripts/derive_dateline_places.py > kg/data/dateline_places.txt
"""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

HEADER = """\
# Places that follow a reporter's name without a gap: 记者某某北京报道. Provinces and prefecture-level
# cities of about 2021, from jionlp's location table (Apache-2.0; see NOTICE), by
# scripts/derive_dateline_places.py; the last lines, written by hand, where correspondents sit abroad."""

ABROAD = """
香港 澳门 台北 华盛顿 纽约 洛杉矶 旧金山 芝加哥 休斯敦 联合国 日内瓦 东京
大阪 首尔 平壤 伦敦 巴黎 柏林 法兰克福 布鲁塞尔 莫斯科 罗马 维也纳 马德里
里斯本 雅典 开罗 迪拜 德黑兰 耶路撒冷 加沙 巴格达 新德里 孟买 伊斯兰堡 喀布尔
曼谷 河内 金边 万象 仰光 马尼拉 雅加达 吉隆坡 新加坡 悉尼 堪培拉 墨尔本
惠灵顿 多伦多 渥太华 温哥华 墨西哥城 里约热内卢 圣保罗 巴西利亚 布宜诺斯艾利斯 内罗毕 约翰内斯堡 拉各斯
浦东 雄安 义乌 昆山
"""
PER_LINE = 24


def main(table: Path) -> None:
    lines = ZipFile(table).read("china_location.txt").decode("utf-8").splitlines()
    upper = [line.split() for line in lines if line.strip() and not line.startswith("\t\t")]
    places = {short for _, _, short in upper} | {name for name, _, _ in upper if name.endswith(("省", "市"))}
    print(HEADER)
    home = sorted(place for place in places if "直辖" not in place and 2 <= len(place) <= 6)
    for names in (home, ABROAD.split()):
        for at in range(0, len(names), PER_LINE):
            print(" ".join(names[at : at + PER_LINE]))


if __name__ == "__main__":
    main(Path(os.environ.get("KG_SHARED", "../shared")) / "data" / "divisions" / "china_location.zip")
