"""Item boundaries on pages composed with every form that digitized papers show."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg.model import Context
from kg.read.articles import read_articles
from kg.read.plain import page_from_text

SHARED = Path(os.environ.get("KG_SHARED", Path(__file__).parents[3] / "shared"))
FLOOR = 0.97


def load_composer() -> ModuleType:
    path = Path(__file__).parents[1] / "compose.py"
    spec = importlib.util.spec_from_file_location("compose", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["compose"] = module
    spec.loader.exec_module(module)
    return module


compose = load_composer()

# Invented, all of them: no such people, acts or reports.
INVENTED = """
红旗里社区盖起了车棚
记者 田小禾 通讯员 季青
近日,红旗里社区为辖区3栋老楼盖起了电动车棚,装上了42个充电插座,居民再也不用从窗口往楼下拉电线。
社区党支部书记路大姐说,车棚的图纸改了四遍,每一遍都贴在楼道口征求大家的意见,最后一遍签字的有一百多户。
“以前一下雨就发愁,现在车有地方停,心里踏实。”家住2号楼的居民安先生这样说。

背街小巷 换了新颜
记者 安可心
本周起,城管部门对辖区内的16条背街小巷进行集中整治,铺设透水砖3200平方米,更换破损井盖57个。
整治工作采取“一巷一策”的办法,由街道、社区和居民代表共同商定方案,做到先易后难、分步实施,年底前全部完工。

百名老人学会用手机挂号
记者 高远山 通讯员 苗雨田
“点这里,再选科室,就挂上号了。”4月12日上午,在晴川社区的教室里,大学生志愿者正手把手地教老人使用智能手机。
据介绍,该社区开办的银发课堂已经讲了九期,先后有103名老人参加,内容包括网上挂号、视频聊天和防范电信诈骗。
下一步,社区还准备请来民警和医生,把课堂搬到小区的凉亭里。

春灌时节 渠水欢歌
记者 林知夏
眼下正是小麦返青的关键时期,石桥镇组织党员服务队清理渠道12公里,修复水闸8座,确保灌溉用水及时送到田间地头。
种粮大户汤师傅种了260亩小麦,往年浇一遍地要排七八天的队,今年三天就浇完了,省下的油钱有两千多元。
镇农业服务中心的技术员每天骑着摩托车到各村查看墒情,遇到问题当场解决。

谁来管管这盏灯?
记者 石磊
昨晚8时许,记者在青年路与工人街交叉口看到,路边的一排路灯有五盏不亮,过往行人只能打着手电筒走路。
附近商户说,这些灯已经坏了半个多月,打电话反映过两次,维修人员来看了看,说是地下的电缆受了潮,要等材料。
随后,记者联系了市照明管理处,工作人员表示本周内一定修好。

“小巷总理”的一本账
记者 江一苇 通讯员 汤向前
翻开社区主任季大姐的笔记本,谁家老人要送药、谁家孩子没人接,一笔一笔记得清清楚楚,三年来已经写满了11本。
去年冬天,辖区一根供暖管道突然爆裂,她带着网格员挨家挨户通知,又联系抢修队连夜施工,第二天一早暖气就热了起来。
在她的带动下,社区成立了由46名居民组成的帮帮团,谁家有事,喊一声就到。

便民市场开张,买菜不再绕远路
记者 田小禾
5月8日,新建成的金穗便民市场正式开张,市场占地1800平方米,设有固定摊位96个,可满足周边五个小区居民的日常需要。
市场管理方负责人介绍,开张头一个月免收摊位费,并且为困难家庭预留了10个摊位。

全市首支社区义务消防队成立
记者 安可心 通讯员 路一鸣
日前,东岗街道成立了一支由退役军人和物业保安组成的义务消防队,配备电动消防车2辆、水带600米。
队员们每周训练两次,每月对辖区内的小旅馆、小饭店、小作坊进行一次拉网式排查,发现隐患立即督促整改。
截至目前,消防队已经排查场所214处,整改隐患73处,扑救初起火灾3起。

旧书换绿植 环保进校园
记者 苗雨田
连日来,第九小学的孩子们忙着整理家里的旧书,用五本旧书就能从学校的爱心小站换回一盆绿萝。
活动开展半个月,全校共收到旧书4300多册,其中一半将送往山区的三所小学,另一半充实到各班的图书角。

残疾人有了家门口的工厂
记者 高远山
走进杨柳乡的扶贫车间,缝纫机的声音响成一片,31名残疾人正在赶制一批出口的手套,人均每月可以挣到1600元。
车间的负责人石师傅也是一名残疾人,他自己掏钱租下厂房,请来师傅一对一地教,学会一个上岗一个。
乡民政所为车间争取到了免息贷款,还安排专人帮助联系订单,让大家没有后顾之忧。

门前三包 商户当家
记者 季青 通讯员 林知夏
为巩固创建成果,桂花路两侧的128家商户自发成立了自治会,轮流值班,负责门前的卫生、秩序和绿化。
自治会每周评出一家红旗店,连续四周得旗的,由办事处给予奖励,年底还可以优先参加评优。

防汛演练敲响警钟
记者 汤向前
6月3日下午,随着一声令下,南岗水库的防汛演练正式开始,220名抢险队员扛着沙袋冲上堤坝。
演练模拟水库水位突破警戒线,先后进行了巡堤查险、堵漏加固、群众转移等科目,用时比去年缩短了20分钟。
市防汛办要求各单位落实24小时值班制度,备足物料,严禁擅离职守。
"""


def invented() -> tuple[object, ...]:
    blocks = (block.splitlines() for block in INVENTED.strip().split("\n\n"))
    return tuple(compose.Source((title,), signed, tuple(body)) for title, signed, *body in blocks)


def measured(sources: tuple[object, ...], seeds: range) -> float:
    right = total = 0
    for seed in seeds:
        page = compose.compose(seed, sources)
        found = {article.line for article in read_articles(page_from_text(page.text), Context())}
        right += 2 * len(found & set(page.starts))
        total += len(found) + len(page.starts)
    return right / total


def test_boundaries_on_pages_of_invented_articles() -> None:
    assert measured(invented(), range(40)) >= FLOOR


@pytest.mark.skipif(not (SHARED / "articles").is_dir(), reason="the measuring data is not here")
def test_boundaries_on_pages_of_real_articles() -> None:
    assert measured(compose.read_sources(SHARED), range(30)) >= FLOOR


def test_the_same_seed_gives_the_same_page() -> None:
    assert compose.compose(3, invented()) == compose.compose(3, invented())
