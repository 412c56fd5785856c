"""A column of names becomes a column of things, and a doubtful name stays one."""

import pytest

from kg.graph.vocab import KG

ID = "https://w3id.org/local-news-kg/id/"
OFFICIAL, REPORTER = ID + "person/1", ID + "person/2"
IN_DISTRICT, IN_COUNTY = ID + "area/4", ID + "area/5"


def told(property_id, *values):
    return [{"pid": property_id, "v": list(values) if len(values) > 1 else values[0]}]


@pytest.mark.parametrize(
    "cell", ["柳浦区", "柳浦區", " 柳 浦 区 ", "松河市柳浦区", "松河市 柳浦區", "990001", ID + "area/2"]
)
def test_the_only_thing_of_a_name_is_a_match(client, cell):
    assert client.matched(cell) == ID + "area/2"


@pytest.mark.parametrize("cell", ["柳浦", "刘普区", "liupuqu", "lpq", "柳浦区政府", "柳铺区", "该区", "梅岭"])
def test_what_is_only_like_a_name_is_offered_and_no_match(client, cell):
    assert client.matched(cell) == ""


@pytest.mark.parametrize("cell", ["柳浦", "刘普区", "liupuqu", "柳浦区政府"])
def test_what_is_only_like_a_name_has_its_thing_first(client, cell):
    assert client.candidates(cell)[0]["id"] == ID + "area/2"


def test_a_short_form_is_a_match_for_who_says_what_kind_of_thing_it_is(client):
    assert client.matched("柳浦", type="District") == ID + "area/2"
    assert client.matched("柳浦", type="Organization") == ""
    assert client.matched("王庄", type="Village") == ""  # two of them


def test_namesakes_are_no_match_until_a_property_chooses(client):
    assert client.matched("王庄村") == ""
    assert {one["id"] for one in client.candidates("王庄村") if one["score"] == 100} == {IN_DISTRICT, IN_COUNTY}
    assert client.matched("王庄村", properties=told("partOf", "柳浦区")) == IN_DISTRICT
    assert client.matched("王庄村", properties=told("kg:partOf", "梅岭")) == IN_COUNTY
    assert (
        client.matched("王庄村", properties=told(KG + "partOf", {"id": ID + "area/3", "name": "whatever"})) == IN_COUNTY
    )
    assert client.matched("王庄村", properties=told("隶属", "nowhere", "梅岭县")) == IN_COUNTY


def test_what_all_namesakes_lie_in_chooses_none(client):
    assert client.matched("王庄村", properties=told("partOf", "松河市")) == ""


def test_people_of_one_name_are_told_apart_by_office_or_paper(client):
    assert client.matched("阙望舒") == ""
    assert client.matched("阙望舒", properties=told("affiliatedWith", "柳浦区农业局")) == OFFICIAL
    assert client.matched("阙望舒", properties=told("affiliatedWith", "柳浦区")) == OFFICIAL
    assert client.matched("阙望舒", properties=told("publishedIn", "松河晚报")) == REPORTER
    assert client.matched("阙望舒", type="kg:Official") == OFFICIAL
    assert client.matched("阙望舒", type=[KG + "Reporter", KG + "Official"]) == ""


def test_a_property_that_says_otherwise_prevents_a_match_and_lowers_the_score(client):
    (first, *_) = client.candidates("柳浦区", properties=told("partOf", "别的市"))
    assert (first["id"], first["match"], first["score"]) == (ID + "area/2", False, 60)
    assert {"id": KG + "partOf", "value": False} in first["features"]


def test_a_property_that_the_graph_does_not_know_prevents_a_match(client):
    (first, *_) = client.candidates("松河晚报", properties=told("partOf", "松河市"))
    assert (first["match"], first["score"]) == (False, 95)
    assert client.matched("松河晚报") == ID + "organization/3"


def test_an_empty_cell_says_nothing(client):
    for nothing in ("", None, [], ["", " "]):
        assert client.matched("柳浦区", properties=[{"pid": "partOf", "v": nothing}]) == ID + "area/2"
    assert client.candidates("") == client.candidates("  ") == []


def test_things_are_found_by_properties_alone(client):
    assert client.batch(q={"properties": told("divisionCode", 990001)})["q"][0]["match"]
    found = client.batch(q={"properties": told("partOf", "柳浦区"), "type": "Organization"})["q"]
    assert [one["name"] for one in found] == ["柳浦区农业局", "花溪街街道办事处"]
    assert not any(one["match"] for one in found)


def test_types_restrict_require_or_only_prefer(client):
    strict = client.candidates("柳浦区", type=["Organization"], type_strict="any")
    assert [one["name"] for one in strict] == ["柳浦区农业局"]
    assert client.candidates("柳浦区", type=["District", "Organization"], type_strict="all") == []
    preferred = client.candidates("柳浦区", type=["Organization"], type_strict="should")
    assert [(one["name"], one["match"]) for one in preferred[:2]] == [("柳浦区农业局", False), ("柳浦区", False)]
    assert client.matched("柳浦区", type=["District"], type_strict="should") == ID + "area/2"


def test_no_more_candidates_than_asked_for_the_best_first(client):
    found = client.candidates("柳浦", limit=2)
    assert len(found) == 2
    scores = [one["score"] for one in client.candidates("柳浦")]
    assert scores == sorted(scores, reverse=True)


def test_a_candidate_says_what_it_is_and_how_its_score_came_about(client):
    (found,) = client.candidates("柳浦农业局", limit=1)
    assert found["name"] == "柳浦区农业局"
    assert found["description"] == "政府机关 · 柳浦区 · 又名柳浦农业局"
    assert [one["name"] for one in found["type"]] == ["政府机关", "机构"]
    assert {one["id"]: one["value"] for one in found["features"]} == {"name": 98, "articles": 0, "type": True}


def test_questions_of_a_batch_do_not_touch_each_other(client):
    alone = client.candidates("王庄村")
    assert client.batch(a="柳浦区", b="王庄村", c="王庄村") == {
        "a": client.candidates("柳浦区"),
        "b": alone,
        "c": alone,
    }


@pytest.mark.parametrize(
    ("cell", "kind", "name"),
    [
        ("金水区", "District", "金水区"),
        ("金水區", "District", "金水区"),
        ("金水", "District", "金水区"),
        ("郑州市惠济区", "District", "惠济区"),
        ("惠 济", "District", "惠济区"),
        ("古荥鎮", "Township", "古荥镇"),
        ("路苇江", "Reporter", "路苇江"),
        ("路 苇 江", "Person", "路苇江"),
    ],
)
def test_columns_of_districts_and_people_of_the_corpus(corpus_client, cell, kind, name):
    sure = [one["name"] for one in corpus_client.candidates(cell, type=kind) if one["match"]]
    assert sure == [name]


def test_every_entity_of_the_corpus_is_a_match_by_its_name_unless_it_has_namesakes(corpus_client, corpus_store):
    from kg.graph import links
    from kg.graph.vocab import term
    from kg.lexicon.folding import folded

    names = dict(links.pairs(corpus_store, term("skos:prefLabel")))
    others = links.pairs(corpus_store, term("skos:altLabel"))
    called = [folded(name) for name in [*names.values(), *(name for _, name in others)]]
    asked = {f"q{at}": name for at, name in enumerate(names.values())}
    keys = list(asked)
    found = {}
    for at in range(0, len(keys), 200):
        found |= corpus_client.batch(**{key: asked[key] for key in keys[at : at + 200]})
    for key, iri in zip(keys, names, strict=True):
        sure = [one["id"] for one in found[key] if one["match"]]
        assert sure == ([iri] if called.count(folded(asked[key])) == 1 else []), asked[key]
