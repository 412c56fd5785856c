"""What a citation has to say of a graph and of an edge."""

from kg.ask.cite import Printing, cited, edges
from kg.graph import store
from kg.graph.canonical import graph_hash
from kg.graph.graph import Graph


def test_the_hash_is_the_reports(corpus_graph: Graph) -> None:
    whole = cited(store.load(corpus_graph.turtle))
    assert whole.hash == corpus_graph.report["graph_hash"] == graph_hash(store.canonical_lines(corpus_graph.turtle))
    assert whole.entities == corpus_graph.report["entity_count"]
    assert whole.figures == corpus_graph.report["figures"]


def test_a_graph_names_its_data_set_its_build_and_its_range(twice: store.Store) -> None:
    whole = cited(twice)
    assert whole.titles == ("柳湾日报、石桥晚报2011-03-09至2011-03-10新闻知识图谱",)
    assert [iri.split("/")[-2] for iri in (*whole.datasets, *whole.builds)] == ["dataset", "build"]
    assert (whole.versions, whole.licenses) == (("0.1.0",), ())
    assert (whole.read.pages, whole.read.articles) == (2, 1)


def test_each_piece_of_evidence_says_where_it_is_printed_and_by_whom(twice: store.Store) -> None:
    (edge,) = edges(twice, "古荥镇 undertakes 清沟")
    assert (edge.label, edge.predicate, edge.modality) == ("古荥镇 开展 清沟", "undertakes", "done")
    assert len(edge.proofs) > 1
    for proof in edge.proofs:
        assert proof.headline == "惠济区古荥镇开展清沟行动"
        assert proof.signed == {"reporter": ("路苇江",), "correspondent": ("申桐川",)}
        assert proof.printings == (Printing("柳湾日报", "2011-03-09", "A06"), Printing("石桥晚报", "2011-03-10", "2"))
        assert "清沟" in proof.quote
        assert proof.rule
        assert 0 < float(proof.confidence) < 1


def test_two_things_kept_apart_have_no_evidence() -> None:
    told = """@prefix kg: <https://w3id.org/local-news-kg/ontology#> .
        @prefix s: <https://w3id.org/local-news-kg/id/statement/> .
        s:1 a kg:Statement ; kg:subject s:2 ; kg:predicate kg:distinctFrom ; kg:object s:3 ."""
    (edge,) = edges(store.load(told.encode()), "statement:1")
    assert (edge.predicate, edge.proofs) == ("distinctFrom", ())
