"""How long the names of a large graph take to be indexed, and a name to be found.

python bench/names.py [ENTITIES]
"""

from __future__ import annotations

import random
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import pyoxigraph as ox

from kg.graph.vocab import BASE, KG, term
from kg.lexicon.divisions import Division, register
from kg.serve.names import Index, index

BODIES = (
    *("农业局", "民政局", "教育局", "司法所", "派出所", "规划局", "卫生院", "中心小学"),
    *("第一中学", "执法局", "司法局", "妇联", "团委", "政府", "街道办事处"),
)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文辉力健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清"
ASKED = (
    *("金水区", "金水", "金水區", "金税区", "金永区", "郑州市金水区", "金水区政府", "区", "中"),
    *("jinshuiqu", "jsq", "j", "zhengzhou", "王伟", "王伟明", "王韦明"),
    *("古荥镇第一中学", "郑州市金水区农业居", "中心小学"),
)
AREA, BODY, PERSON = "District AdministrativeArea", "GovernmentBody Organization", "Reporter Person"


def main(count: int) -> None:
    store = ox.Store()
    store.bulk_extend(quads(count))
    before = _memory()
    begun = perf_counter()
    names = index(store)
    print(f"{len(store)} triples, {len(names.entities.iris)} entities, {len(names.entities.table.keys)} names")
    print(f"index {perf_counter() - begun:.1f} s, {_memory() - before} MB")
    for query in ASKED:
        times = [_timed(names, query) for _ in range(7)]
        hit = next(iter(names.find(query)), None)
        print(f"{median(times) * 1000:6.1f} ms  {query}  {hit.name if hit else ''} {hit.score if hit else ''}")


def quads(count: int) -> Iterator[ox.Quad]:
    """Areas of the register, bodies in them and people, each mentioned in an article or two."""
    chance = random.Random(7)
    made = 0
    for division in _divisions():
        area = f"area/{made}"
        short = division.name[:-1] if len(division.name) > 2 else ""
        yield from _thing(area, division.name, AREA, short, chance)
        for body in chance.sample(BODIES, 2):
            made += 1
            yield from _thing(f"organization/{made}", division.name + body, BODY, "", chance)
            yield _quad(f"organization/{made}", term("kg:partOf"), ox.NamedNode(BASE + area))
        made += 1
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2))))
        yield from _thing(f"person/{made}", name, PERSON, "", chance)
        made += 1
        if made >= count:
            return


def _divisions() -> Iterator[Division]:
    known = register()
    for area in known.areas:
        yield area
        yield from (town for town in known.children(area) if not town.code)


def _thing(path: str, name: str, types: str, short: str, chance: random.Random) -> Iterator[ox.Quad]:
    yield _quad(path, term("skos:prefLabel"), ox.Literal(name, language="zh"))
    yield _quad(path, term("rdfs:label"), ox.Literal(name, language="zh"))
    if short:
        yield _quad(path, term("skos:altLabel"), ox.Literal(short, language="zh"))
    for one in types.split():
        yield _quad(path, term("rdf:type"), ox.NamedNode(KG + one))
    for _ in range(chance.choice((1, 1, 1, 2, 9))):
        article = ox.NamedNode(f"{BASE}article/{chance.randrange(10**6)}")
        yield ox.Quad(article, ox.NamedNode(term("schema:mentions")), ox.NamedNode(BASE + path))


def _quad(path: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(BASE + path), ox.NamedNode(predicate), value)


def _timed(names: Index, query: str) -> float:
    begun = perf_counter()
    names.find(query)
    return perf_counter() - begun


def _memory() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 2**20


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
