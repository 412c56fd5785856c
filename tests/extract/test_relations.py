"""Claims of one article: evidence, carried subjects, confidence; test_rules runs the rules' examples."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.relations import LONGEST_QUOTE, claims
from kg.extract.rules import RELATIONS, read_markup, relation_rules
from kg.extract.sentences import sentences
from kg.model import Article, Byline, Claim, Context, Evidence, Mention, Span


def article(text: str, label: str = "") -> Article:
    """An article whose first line is its headline, or its place label."""
    first = Span(0, text.index("\n")) if "\n" in text else None
    whole = (Span(0, len(text)),)
    place = first if label else None
    headline = None if label else first
    return Article("key", text, headline, None, place, (), whole, Byline(), (), Context(place_label=label), 1)


def read(markup: str, label: str = "") -> list[tuple[str, Claim]]:
    """The claims of a marked-up text, each with its edge in words."""
    text, mentions = read_markup(markup)
    found = claims(article(text, label), mentions, sentences(text))
    return [(f"{mentions[one.subject].name} {one.predicate} {mentions[one.object].name}", one) for one in found]


def edges(markup: str) -> list[str]:
    return [edge for edge, _ in read(markup)]


def only(markup: str, label: str = "") -> Claim:
    ((_, claim),) = read(markup, label)
    return claim


def test_the_quote_is_the_run_from_subject_to_object():
    (evidence,) = only("昨日,[柳湾区/District]积极开展[清河行动/Campaign],成效好。").evidence
    assert evidence.quote == "柳湾区积极开展清河行动"
    assert (evidence.rule, evidence.modality, evidence.reported) == ("carries-out", "done", False)


def test_a_subject_of_another_clause_is_a_second_evidence():
    claim = only("[柳湾区/District]召开会议,启动[清河行动/Campaign]。")
    assert [one.quote for one in claim.evidence] == ["启动清河行动", "柳湾区"]
    assert {one.rule for one in claim.evidence} == {"carries-out"}


def test_the_place_label_is_the_subject_of_its_article():
    claim = only("[柳湾社区/Community]⏎开展[清河行动/Campaign]⏎近日天气好。", label="柳湾社区")
    assert [one.quote for one in claim.evidence] == ["开展清河行动", "柳湾社区"]


def test_the_subject_of_the_sentence_before_goes_on():
    claim = only("[河口街道/Subdistrict]组织党员走访。在此基础上,启动[清河行动/Campaign]。")
    assert [one.quote for one in claim.evidence] == ["启动清河行动", "河口街道"]
    assert claim.evidence[0].confidence == 0.72


def test_a_subject_is_not_carried_over_somebody_unnamed():
    assert edges("[河口街道/Subdistrict]组织走访。各商户走上街头,开展[清河行动/Campaign]。") == []
    assert edges("[河口街道/Subdistrict]组织走访,居民很高兴,开展[清河行动/Campaign]。") == []


def test_a_subject_is_not_carried_into_another_paragraph():
    long = "天气好。" * 300
    assert edges(f"昨日⏎[河口街道/Subdistrict]组织走访。⏎随后,启动[清河行动/Campaign]。{long}") == []


def test_in_a_short_item_the_first_who_acts_is_meant():
    assert edges("[河口街道/Subdistrict]组织走访。⏎今年,启动[清河行动/Campaign]。") == ["河口街道 undertakes 清河行动"]


def test_both_are_the_two_named_together():
    text = "[河口镇/Township]与[石桥街道/Subdistrict]做起邻居。昨日,两地启动[清河行动/Campaign]。"
    assert edges(text) == ["河口镇 undertakes 清河行动", "石桥街道 undertakes 清河行动"]
    text = "邻里亭如今到了[河口镇/Township]、[石桥镇/Township]。昨日,两镇各设立一间“[邻里亭/Facility]”。"
    assert [edge for edge in edges(text) if "established" in edge] == [
        "河口镇 established 邻里亭",
        "石桥镇 established 邻里亭",
    ]


def test_an_area_before_a_noun_is_in_no_team():
    text = "[河口街道/Subdistrict]联合[柳湾区/District]城市管理大队开展[清河行动/Campaign]。"
    assert edges(text) == []
    text = "[河口街道/Subdistrict]联合[石桥中队/GovernmentBody]、[柳湾区/District]城市管理大队清理。"
    assert edges(text) == ["河口街道 cooperatesWith 石桥中队"]


def test_members_that_no_finder_knows_do_not_cut_a_list():
    text = "[甲村/Village]、某某合作社、[乙村/Village]等单位参加[清河行动/Campaign]。"
    assert edges(text) == ["甲村 participatesIn 清河行动", "乙村 participatesIn 清河行动"]


def test_our_papers_own_in_a_list_does_not_cut_it():
    text = "[柳河办事处/SubdistrictOffice]和本报街道[服务站/PublicInstitution]联合举办[读书活动/Campaign]。"
    assert "柳河办事处 undertakes 读书活动" in edges(text)
    text = "[柳河办事处/SubdistrictOffice]和街道[服务站/PublicInstitution]举办[读书活动/Campaign]。"
    assert "柳河办事处 undertakes 读书活动" not in edges(text)


def test_this_is_what_somebody_does():
    text = "这是[河口街道/Subdistrict]联合[石桥公司/Company]开办的“[法律摊/Campaign]”。"
    assert "河口街道 undertakes 法律摊" in edges(text)
    assert "石桥公司 undertakes 法律摊" in edges(text)


@pytest.mark.parametrize(
    ("words", "modality"), [("将担任", "planned"), ("当选", "done"), ("拟任", "planned"), ("现任", "done")]
)
def test_modality_of_a_post(words, modality):
    claim = only(f"[张三/Person]{words}[柳湾区绿化局/GovernmentBody]局长。")
    assert claim.evidence[0].modality == modality


def test_who_acts_for_whom():
    assert edges("[柳湾区/District]居民开展[清河行动/Campaign]。") == []
    assert edges("[柳湾区/District]的学校开展[清河行动/Campaign]。") == []
    assert edges("[柳湾区/District]日报开展[清河行动/Campaign]。") == []
    assert edges("[柳湾区/District]工作人员开展[清河行动/Campaign]。") == ["柳湾区 undertakes 清河行动"]


def test_the_young_among_its_members_act_for_a_community():
    text = "[红旗社区/Community]青年党员携手[中州大学/PublicInstitution]扫雪。"
    assert edges(text) == ["红旗社区 cooperatesWith 中州大学"]
    assert edges("[红旗社区/Community]退休干部开展[清河行动/Campaign]。") == ["红旗社区 undertakes 清河行动"]
    assert edges("[红旗社区/Community]青年携手[中州大学/PublicInstitution]扫雪。") == []
    assert edges("[红旗社区/Community]居民开展[清河行动/Campaign]。") == []


def test_a_place_that_is_gone_to_does_not_act():
    text = "[河口街道/Subdistrict]走进[柳园社区/Community]开展[清河行动/Campaign]。"
    assert edges(text) == ["河口街道 undertakes 清河行动"]


def test_a_verb_inside_a_noun_is_no_predicate():
    assert edges("[柳湾区/District]召开推进会讨论[清河行动/Campaign]。") == []
    assert edges("[柳湾区/District]的开展和[清河行动/Campaign]有关。") == []


def test_somebody_unnamed_is_not_skipped():
    assert edges("[柳湾区/District]召开会议,各商户开展[清河行动/Campaign]。") == []


@pytest.mark.parametrize(
    ("words", "modality"),
    [("计划开展", "planned"), ("正在开展", "ongoing"), ("开展了", "done"), ("将于明年开展", "planned")],
)
def test_modality_of_a_claim(words, modality):
    claim = only(f"[柳湾区/District]{words}[清河行动/Campaign]。")
    assert claim.evidence[0].modality == modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("[柳湾区/District]将与[岸东区/District]联合开展[清河行动/Campaign]。", "planned"),
        ("[柳湾区/District]计划下周联合[岸东区/District]开展[清河行动/Campaign]。", "planned"),
        ("为迎接即将到来的春节,[柳湾区/District]与[岸东区/District]联合开展[清河行动/Campaign]。", "done"),
    ],
)
def test_a_plan_is_of_everybody_who_is_named_behind_it(text: str, modality: str) -> None:
    found = {claim.evidence[0].modality for _, claim in read(text) if claim.predicate == "undertakes"}
    assert found == {modality}


def test_what_is_denied_is_denied_of_both() -> None:
    assert edges("[柳湾区/District]否认与[岸东区/District]联合开展[清河行动/Campaign]。") == []


def test_what_an_earlier_clause_denies_is_not_denied_here() -> None:
    assert edges("[柳湾区/District]没等多久,昨日开展[清河行动/Campaign]。") == ["柳湾区 undertakes 清河行动"]


def test_a_plan_reaches_over_the_clauses_it_governs():
    claim = only("下一步,[柳湾区/District]加大力度,开展[清河行动/Campaign]。")
    assert claim.evidence[0].modality == "planned"


@pytest.mark.parametrize("words", ["未开展", "没有开展", "不再开展", "尚未开展", "拒绝开展", "暂停实施"])
def test_what_is_denied_is_no_relation(words):
    assert edges(f"[柳湾区/District]{words}[清河行动/Campaign]。") == []


def test_denial_ends_with_its_clause():
    assert edges("在尚未通车的情况下,[柳湾区/District]不断推进[清河行动/Campaign]。") == ["柳湾区 undertakes 清河行动"]


def test_speech_is_marked():
    said = only("“[柳湾区/District]开展[清河行动/Campaign],大家高兴。”他笑了。")
    told = only("张某表示,[柳湾区/District]开展[清河行动/Campaign]。")
    assert said.evidence[0].reported
    assert told.evidence[0].reported


def test_every_member_of_a_list_is_related():
    villages = "[甲村/Village]、[乙村/Village]和[丙村/Village]"
    assert len(edges(f"{villages}开展[清河行动/Campaign]、[绿道工程/Project]。")) == 6


def test_confidence_falls_with_distance():
    near = only("[柳湾区/District]开展[清河行动/Campaign]。").evidence[0].confidence
    long = "[柳湾区/District]组织机关干部冒着连日的大雨上街开展[清河行动/Campaign]。"
    far = only(long).evidence[0].confidence
    carried = only("[柳湾区/District]开会,开展[清河行动/Campaign]。").evidence[0].confidence
    assert near == 0.9
    assert near > carried > far


def test_a_post_is_kept():
    claim = only("[柳湾区绿化局/GovernmentBody]党组书记、局长[张三/Person]到场。")
    assert claim.evidence[0].post == "党组书记、局长"


def test_the_article_s_own_area_is_meant_by_its_level():
    text = "[柳湾区/District][河口乡/Township]⏎[石桥区/District]来访,[区执法局/GovernmentBody]陪同。"
    assert "区执法局 partOf 柳湾区" in edges(text)
    assert "区执法局 partOf 石桥区" not in edges(text)


def test_no_mentions_no_claims():
    assert claims(article("今日无事。"), (), sentences("今日无事。")) == ()
    assert claims(article(""), (), ()) == ()


pieces = st.sampled_from(
    [
        *("[柳湾区/District]", "[河口镇/Township]", "[区执法局/GovernmentBody]", "[清河行动/Campaign]"),
        *("[张三/Person]", "[柳园/Facility]", "[[柳湾区/District]绿化所/PublicInstitution]", "“", "”", "的"),
        *("开展", "协助", "在", "协助下", "由", "主办", "、", "和", ",", "。", "⏎", "成立", "将", "未"),
        *("来自", "任", "慰问", "该活动", "位于"),
        *("局长", "为", "捐款", "联合", "与", "合作", "居民", "近日", "工作", "说", " ", "了", "举行"),
    ]
)


@given(st.lists(pieces, max_size=40))
@settings(max_examples=120, deadline=None)
def test_evidence_is_a_slice_with_an_end_in_it(parts):
    text, mentions = read_markup("".join(parts))
    found = claims(article(text), mentions, sentences(text))
    for claim in found:
        names = [mentions[one].evidence.quote for one in (claim.subject, claim.object)]
        assert claim.subject != claim.object
        assert claim.predicate in RELATIONS
        for one in claim.evidence:
            assert one.span.of(text) == one.quote
            assert len(one.quote) <= LONGEST_QUOTE
            assert one.sentence.covers(one.span)
            assert any(name in one.quote for name in names)
            assert 0 < one.confidence <= 1
    assert found == claims(article(text), mentions, sentences(text))
    assert len({(one.subject, one.predicate, one.object) for one in found}) == len(found)


@pytest.mark.slow
def test_time_grows_with_the_text_and_not_faster(cpu):
    line = "[柳湾区/District]、[河口镇/Township]与[区执法局/GovernmentBody]联合开展[清河行动/Campaign],"

    def seconds(lines: int) -> float:
        text, mentions = read_markup(line * lines)
        cut = sentences(text)
        relation_rules()
        return cpu(claims, article(text), mentions, cut)

    seconds(10)
    assert seconds(800) < 12 * max(seconds(200), 0.02)


def test_of_a_list_with_its_kind_the_act_told_again_is_meant():
    lead = "[石桥镇/Township]近日开展[河塘清淤行动/Campaign]、修补门窗等[敬老服务活动/Campaign]。"
    told = "镇里发动各村清掏河塘里的淤泥。[柳树村/Village]踊跃参与。"
    assert "柳树村 participatesIn 河塘清淤行动" in edges(lead + told)
    assert "柳树村 participatesIn 敬老服务活动" in edges(lead + "[柳树村/Village]踊跃参与。")
    apart = "[石桥镇/Township]开展[河塘清淤行动/Campaign]。随后又开展[敬老服务活动/Campaign]。清掏河塘淤泥。"
    assert "柳树村 participatesIn 敬老服务活动" in edges(apart + "[柳树村/Village]踊跃参与。")


def test_who_carries_out_the_acts_of_a_list_carries_out_what_they_are_of():
    text = "[石桥镇/Township]开展[清淤行动/Campaign]、修补门窗等一系列[敬老活动/Campaign]。"
    assert edges(text) == ["石桥镇 undertakes 清淤行动", "石桥镇 undertakes 敬老活动"]
    text = "[石桥镇/Township]开展[清淤行动/Campaign],村民等[敬老活动/Campaign]。"
    assert edges(text) == ["石桥镇 undertakes 清淤行动"]


def test_whom_somebody_leads_does_not_act_in_his_place():
    text = "[石桥镇/Township]着眼老人所需,广泛发动各村开展[敬老活动/Campaign]。"
    assert edges(text) == ["石桥镇 undertakes 敬老活动"]
    assert edges("[石桥镇/Township]着眼老人所需,居民自发开展[敬老活动/Campaign]。") == []


@pytest.mark.parametrize(("opening", "undertaken"), [("上门", True), ("居民", False)])
def test_a_headline_that_is_but_an_act_is_of_who_acts_first_below_it(opening, undertaken):
    text, mentions = read_markup(f"{opening}看望留守儿童⏎昨日,[清河公司/Company]职工来到村里。")
    evidence = Evidence("", Span(2, 8), "看望留守儿童", "initiative.headline", sentence=Span(0, 8))
    act = Mention("initiative", "Campaign", "看望留守儿童", evidence)
    found = claims(article(text), (act, *mentions), sentences(text))
    assert [(one.subject, one.predicate, one.object) for one in found] == [(1, "undertakes", 0)] * undertaken


def test_they_are_who_acted_before():
    assert edges("[服务队/WorkingGroup]擦了护栏。他们还开展[清河行动/Campaign]。") == ["服务队 undertakes 清河行动"]
    assert edges("[服务队/WorkingGroup]擦了护栏。居民来了。他们还开展[清河行动/Campaign]。") == []


def test_those_with_whom_somebody_acts_are_not_paired_with_each_other():
    text = "[柳园社区/Community]与[县文联/SocialOrganization]、[县农林局/GovernmentBody]和[鑫河公司/Company]一起送书。"
    assert edges(text) == [f"柳园社区 cooperatesWith {name}" for name in ("县文联", "县农林局", "鑫河公司")]


def test_who_acts_since_an_act_began_carries_it_out() -> None:
    text = "自去年11月开展[清河行动/Campaign]以来,[柳湾区住建局/GovernmentBody]检查工地63个。"
    assert edges(text) == ["柳湾区住建局 undertakes 清河行动"]
    text = "自去年11月以来,居民开展[清河行动/Campaign],[柳湾区住建局/GovernmentBody]检查工地63个。"
    assert edges(text) == []


def test_who_is_asked_in_is_not_paired_with_the_others() -> None:
    text = "[柳园社区/Community]联合[鑫河集团党委/PartyBody]、[柳湾大学/PublicInstitution]开会。"
    assert edges(text) == [
        "柳园社区 cooperatesWith 鑫河集团党委",
        "柳园社区 cooperatesWith 柳湾大学",
    ]


def test_what_one_builds_with_somebody_unnamed() -> None:
    text = "[清河园项目/Project]由[鑫河集团/Company]与[柳湾市/City]一家企业共同投资建设。"
    assert edges(text) == ["鑫河集团 undertakes 清河园项目"]


def test_the_city_s_government_is_of_the_city() -> None:
    text = "[柳湾市/City]修路,按[市政府/GovernmentBody]的要求。后来[柳湾市/City]通了[市政公司/Company]的水。"
    assert edges(text) == ["市政府 administers 柳湾市"]


def test_staff_of_the_only_hospital() -> None:
    text = "[柳湾医院/PublicInstitution]搬了家。护士[张三/Person]很忙。"
    assert edges(text) == ["张三 affiliatedWith 柳湾医院"]
    text = "[柳湾医院/PublicInstitution]和[河口医院/PublicInstitution]搬了家。护士[张三/Person]很忙。"
    assert edges(text) == []


def test_a_county_level_city_has_bodies_of_the_city_s_level() -> None:
    assert edges("[柳湾市/County]修路,[市交警大队/PoliceBody]指挥。") == ["市交警大队 partOf 柳湾市"]
    assert edges("[柳湾县/County]修路,[市交警大队/PoliceBody]指挥。") == []


def test_the_act_that_a_bare_noun_means_and_who_hosts_it() -> None:
    text = "[柳湾街道/Subdistrict]举办“[书香/Campaign]”演出。演出由[柳湾区/District]主办,[鑫河公司/Company]协办。"
    assert edges(text) == [
        "柳湾街道 undertakes 书香",
        "柳湾区 undertakes 书香",
        "鑫河公司 participatesIn 书香",
    ]


def test_those_who_build_together_do_not_build_each_other() -> None:
    text = "[青苗社工站/WorkingGroup]由[柳湾区司法局/GovernmentBody]、[镇政府/GovernmentBody]共建。"
    assert edges(text) == ["柳湾区司法局 established 青苗社工站", "镇政府 established 青苗社工站"]


def test_who_acts_in_the_headline_and_not_the_label_above_it() -> None:
    text = "[柳湾区/District]\n[河口街道/Subdistrict][加固危房/Campaign]迎汛期\n昨日,大家来了。"
    markup, mentions = read_markup(text)
    headline, label = Span(4, markup.index("\n", 4)), Span(0, 3)
    made = Article("key", markup, headline, None, label, (), (Span(0, len(markup)),), Byline(), (), Context(), 1)
    found = claims(made, mentions, sentences(markup))
    assert [mentions[claim.subject].name for claim in found] == ["河口街道"]


def test_a_university_s_team_is_no_part_of_its_city() -> None:
    assert edges("[[柳湾/City]大学志愿者服务队/WorkingGroup]来了。") == []
    assert edges("[[柳湾区/District]志愿者服务队/WorkingGroup]来了。") == ["柳湾区志愿者服务队 partOf 柳湾区"]


def test_a_company_s_unit_is_no_part_of_the_city() -> None:
    assert edges("[柳湾市/City]降温,[市热力公司客服中心/PublicInstitution]派人。") == []


def test_whose_member_a_bare_post_names() -> None:
    text = "[柳湾区监察大队/GovernmentBody]开会。队员[张三/Person]来了。"
    assert edges(text) == []
    assert edges("[河口巡防队/WorkingGroup]出动。队员[张三/Person]来了。") == ["张三 affiliatedWith 河口巡防队"]


def test_an_act_behind_its_quoted_content_is_carried_out() -> None:
    text = "[柳湾区/District]推行以“情况在一线掌握、决策在一线形成”为主要内容的“[一线工作法/Programme]”。"
    assert edges(text) == ["柳湾区 undertakes 一线工作法"]


def test_who_asks_others_in_sets_up_what_comes_of_it() -> None:
    asked = "联合[柳湾/City]金泉物业、[河口派出所/PoliceBody]等单位"
    text = f"由[柳园社区党委/PartyBody]牵头,{asked}成立[共治联盟/SocialOrganization]。"
    assert edges(text) == ["柳园社区党委 established 共治联盟"]


def test_what_somebody_has_opened() -> None:
    text = "[阳光家园/Facility]是[街道残联/SocialOrganization]2012年开办的,办了18期。"
    assert edges(text) == ["街道残联 established 阳光家园"]


def test_what_is_built_is_what_the_sentence_is_of() -> None:
    text = "[柳园/Facility]位于[龙江路/Road]与[中山路/Road]东北角,由[河口街道/Subdistrict]投资460万元建设。"
    assert "河口街道 established 柳园" in edges(text)
    assert "河口街道 established 中山路" not in edges(text)
