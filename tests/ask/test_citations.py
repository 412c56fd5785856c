"""Citations for people and for reference managers, whatever the texts hold."""

import json
import re

from kg.ask import citations
from kg.ask.cite import Cited, Edge, Printing, Proof, cited, edges
from kg.ask.coverage import Range
from kg.graph import store
from kg.graph.vocab import BASE

PROOF = Proof(
    f"{BASE}evidence/1",
    f"{BASE}article/1",
    "乱世}\\end{document}\n$100% & {开",
    {"reporter": ("甲\x1b[31m一", "乙二", "丙三"), "correspondent": ("丁四",)},
    (Printing("柳湾\r\nER  - 日报", "2011-03", "A0_6"), Printing("石桥晚报", "2011-03-10", "")),
    "甲\nTY  - BOOK",
    "carries-out",
    "0.98",
    "",
)
EDGE = Edge(f"{BASE}statement/1", "柳湾镇 开展 清河行动", "undertakes", "0.98", "done", (PROOF,))
GRAPH = Cited(
    ("柳湾日报新闻知识图谱",),
    (f"{BASE}dataset/1",),
    (f"{BASE}build/1",),
    ("0.1.0",),
    (),
    Range(("柳湾日报",), "2011-03-09", "2011-03-10", 2, 3),
    *(4, 5, 6, 7, "ab" * 32),
)


def test_an_edge_is_cited_as_scholars_do(twice: store.Store) -> None:
    found = edges(twice, "古荥镇 undertakes 清沟")
    lines = citations.text(cited(twice), found).splitlines()
    assert re.fullmatch(r"古荥镇 开展 清沟  0\.\d+  done", lines[0])
    assert lines[1] == (
        "[1] 路苇江, 申桐川. 惠济区古荥镇开展清沟行动[N]. 柳湾日报, 2011-03-09(A06). 又载: 石桥晚报, 2011-03-10(2)."
    )
    assert re.fullmatch(r"    “.*清沟.*”  [a-z-]+  0\.\d+", lines[2])
    assert f"statement: {found[0].iri}" in lines
    assert lines[-2].startswith(
        "柳湾日报、石桥晚报2011-03-09至2011-03-10新闻知识图谱[DS]. kg 0.1.0. SHA-256 (RDFC-1.0): "
    )


def test_a_graph_is_cited_with_what_is_in_it(twice: store.Store) -> None:
    said = citations.text(cited(twice), [])
    assert "\nread: 柳湾日报、石桥晚报, 2011-03-09 to 2011-03-10, 2 pages, 1 article\n" in said
    assert re.search(r"\nholds: \d+ entities, \d+ relations, 0 figures, \d+ triples\n", said)
    assert "\nlicence: none claimed\nbuild: " in said


def test_a_register_is_cited_by_its_name(twice: store.Store) -> None:
    (edge,) = edges(twice, "惠济区 隶属 郑州市")
    assert re.search(r"^\[1\] 全国行政区划.*\.\n    register  0", citations.text(cited(twice), [edge]), re.MULTILINE)
    assert json.loads(citations.csl(cited(twice), [edge]))[0]["type"] == "document"


def test_hostile_texts_steer_no_terminal_and_break_no_line() -> None:
    said = citations.text(GRAPH, [EDGE])
    assert all(line.isprintable() for line in said.splitlines())
    assert (
        "[1] 甲\\x1b[31m一, 乙二, 丙三, 等. 乱世}\\end{document} $100% & {开[N]. 柳湾 ER - 日报, 2011-03(A0_6)." in said
    )


def test_bibtex_keeps_hostile_texts_inside_their_braces() -> None:
    said = citations.bibtex(GRAPH, [EDGE])
    assert said.startswith(
        "@article{kg-1,\n  author = {{甲{\\textbackslash}x1b[31m一} and {乙二} and {丙三} and {丁四}},\n"
    )
    assert "  title = {{乱世{\\textbraceright}{\\textbackslash}end{\\textbraceleft}" in said
    assert "\\$100\\% \\& {\\textbraceleft}开}},\n" in said
    assert "  year = {2011},\n  month = {3},\n  language" in said
    assert balanced(said)


def balanced(written: str) -> bool:
    """Whether braces open and close as BibTeX counts them, with no end before the last."""
    depth, ends = 0, []
    for place, character in enumerate(written.rstrip()):
        depth += (character == "{") - (character == "}")
        if character == "}" and depth == 0:
            ends.append(place)
    return depth == 0 and ends == [len(written.rstrip()) - 1]


def test_ris_has_one_record_whose_lines_are_its_own() -> None:
    lines = citations.ris(GRAPH, [EDGE]).splitlines()
    tags = ("TY", "ID", *4 * ["AU"], "TI", "T2", "SP", "LA", "N1", "PY", "DA", "ER")
    assert [line[:6] for line in lines] == [f"{tag}  - " for tag in tags]
    assert lines[0] == "TY  - NEWS"
    assert "T2  - 柳湾 ER - 日报" in lines
    assert "DA  - 2011/03//" in lines


def test_csl_is_what_reference_managers_import() -> None:
    (one,) = json.loads(citations.csl(GRAPH, [EDGE]))
    assert one["type"] == "article-newspaper"
    assert one["issued"] == {"date-parts": [[2011, 3]]}
    assert one["author"][1] == {"literal": "乙二"}
    assert one["container-title"] == "柳湾 ER - 日报"
    assert "又载: 石桥晚报, 2011-03-10" in one["note"]
    (whole,) = json.loads(citations.csl(GRAPH, []))
    assert (whole["type"], whole["version"], whole["title"]) == ("dataset", "kg 0.1.0", "柳湾日报新闻知识图谱")
    assert f"SHA-256 (RDFC-1.0): {GRAPH.hash}" in whole["note"]


def test_json_has_everything() -> None:
    data = json.loads(citations.as_json(GRAPH, [EDGE]))
    assert data["graph"]["hash"] == GRAPH.hash
    proof = data["statements"][0]["proofs"][0]
    assert (proof["rule"], proof["quote"], proof["csl"]["page"]) == ("carries-out", "甲\nTY  - BOOK", "A0_6")


def test_a_graph_of_others_is_cited_by_what_was_read() -> None:
    whole = cited(store.load(b"<https://example.org/1> a <https://example.org/2> ."))
    said = citations.text(whole, [])
    assert said.startswith(
        f"no newspaper named, no date given, 0 pages, 0 articles[DS]. SHA-256 (RDFC-1.0): {whole.hash}.\n"
    )
    assert json.loads(citations.csl(whole, []))[0]["id"] == f"kg-{whole.hash[:16]}"
