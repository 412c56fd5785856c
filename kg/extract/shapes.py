"""The shapes in which a text states a relation, drawn; `kg/data/relations.txt` says which rule has which.

act         subject trigger object          柳湾区开展清河行动
acted       object 由 subject trigger       清河行动由柳湾区主办; also 由柳湾区主办的清河行动
has         object trigger subject          河口镇下辖石桥村
partner     A 联合 subject trigger object  柳湾区联合岸东区开展清河行动: 岸东区
taken as    subject 把 object trigger      柳湾区把清河行动作为重点
headline    subject object                 柳湾乡 冬至送温暖, in a headline
them        subject trigger 她              柳湾社区帮助她, of the only person named
post behind object subject trigger         柳湾区执法队张三队长
home body   trigger subject                校长张三, in an article on one school
names act   subject object                  柳湾区清理河道: the object's name is the predicate
with        subject 与 object trigger       柳湾区与岸东区合作
with apart  subject 还与 object trigger     柳湾区还与河口区开展清河行动
brings      subject 把 … trigger object     柳湾区把大米送到石桥村
with acts   subject 与 object trigger       柳湾区与岸东区探索联动机制
under       在 object trigger 下            在岸东区协助下
for         subject 为 object trigger       柳湾区为岸东区捐款
together    subject、object trigger         柳湾区、岸东区联合
visits      subject trigger object 家        柳湾区民政局来到张三家中,送去大米
placed      在 object trigger subject       在柳湾区设立清河服务站
at          subject 在 object trigger       清河行动在柳湾区举行
from        来自 object 的 subject          来自柳湾区的张三
post        object trigger subject          柳湾区区长张三
colleague post object post other、trigger subject 河口镇镇长张三、副镇长李四: 李四
party post  object trigger subject          石桥村党支部书记张三: 石桥村
holds post  subject 任 object trigger       张三任柳湾区区长
home        trigger subject                 村民张三, in an article that names one village
works at    在 object trigger subject       在河口公司上班的张三
takes post  subject 任 trigger              成立河口合唱团,张三任团长
home post   trigger subject                 区长张三, in an article on 柳湾区
of          object trigger subject          柳湾区的柳园
inside      object in the subject's name    柳湾区绿化所
begins with object begins the subject's name   柳湾区法院少年审判庭, where 柳湾区法院 stands elsewhere
level       object is the area meant        区绿化所, in an article on 柳湾区
stem        object is the area meant        河口派出所, in an article that names 河口街道
adjacent    object subject                  柳湾区河口镇
own act     subject object                  柳湾区清河行动, and no verb between them
one name    subject and object              河口街道办事处, 河口街道
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from kg.extract import (
    adjacent_shapes,
    event_shapes,
    headline_shapes,
    holder_shapes,
    home_shapes,
    name_shapes,
    party_shapes,
    person_shapes,
    team_shapes,
    verb_shapes,
)
from kg.extract.pairs import Found
from kg.extract.rules import Rule
from kg.extract.syntax import Reading

Shape = Callable[[Reading, Rule], Iterator[Found]]


def found(reading: Reading, rule: Rule) -> Iterator[Found]:
    """The pairs of names that a rule relates in an article, in the order of the text."""
    return _shapes()[rule.shape](reading, rule)


@cache
def _shapes() -> dict[str, Shape]:
    return {
        "act": verb_shapes.act,
        "acted": event_shapes.acted,
        "has": verb_shapes.has,
        "partner": verb_shapes.partner,
        "taken as": verb_shapes.taken_as,
        "headline": headline_shapes.in_headline,
        "them": verb_shapes.them,
        "post behind": person_shapes.before_post,
        "home body": home_shapes.of_home_body,
        "takes post": holder_shapes.takes_post,
        "works at": person_shapes.works_at,
        "names act": verb_shapes.names_act,
        "with": team_shapes.together_with,
        "with apart": team_shapes.apart_with,
        "brings": verb_shapes.brings,
        "with acts": team_shapes.acting_with,
        "under": team_shapes.under,
        "for": verb_shapes.towards,
        "together": team_shapes.together,
        "visits": verb_shapes.visits,
        "placed": event_shapes.placed,
        "at": event_shapes.at,
        "from": person_shapes.of_place,
        "post": person_shapes.before_name,
        "colleague post": person_shapes.of_colleague,
        "party post": party_shapes.post_of_area,
        "holds post": holder_shapes.after_name,
        "home": home_shapes.of_home,
        "home post": home_shapes.of_home_area,
        "of": adjacent_shapes.of_area,
        "inside": name_shapes.inside,
        "level": name_shapes.level,
        "begins with": name_shapes.begins_with,
        "stem": name_shapes.stem,
        "adjacent": adjacent_shapes.adjacent,
        "own act": adjacent_shapes.own_act,
        "one name": name_shapes.one_name,
    }
