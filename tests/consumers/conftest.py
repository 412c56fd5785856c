"""Programs that know nothing of kg, started as their users start them, and the Turtle that they are given."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pyoxigraph as ox
import pytest

import kg
from kg.graph.graph import Graph
from kg.graph.vocab import XSD, ontology_text

Need = Callable[[bool, str], None]
Quads = frozenset[ox.Quad]

HERE = Path(__file__).parent
JARS = Path("/usr/share/java")  # where every Debian has them
MODULES = Path(os.environ.get("KG_NODE_MODULES", "node_modules"))

RDF4J = (
    *("rdf4j-rio-api", "rdf4j-rio-turtle", "rdf4j-rio-ntriples", "rdf4j-rio-datatypes", "rdf4j-rio-languages"),
    *("rdf4j-model", "rdf4j-model-api", "rdf4j-model-vocabulary", "rdf4j-util"),
    *("commons-io", "commons-lang3", "commons-text", "guava", "slf4j-api", "slf4j-nop"),
)
JENA = (
    *("jena-arq", "jena-base", "jena-core", "jena-iri", "dexx.collection", "thrift", "guava"),
    *("commons-compress", "commons-io", "commons-lang3", "slf4j-api", "slf4j-nop"),
    *("jsonld-java", "jackson-annotations", "jackson-core", "jackson-databind"),
)
OWLAPI = (
    *("owlapi-api", "owlapi-apibinding", "owlapi-impl", "owlapi-parsers", "owlapi-rio"),
    *(*RDF4J, "rdf4j-rio-binary", "rdf4j-rio-hdt", "rdf4j-rio-jsonld", "rdf4j-rio-n3", "rdf4j-rio-nquads"),
    *("rdf4j-rio-rdfjson", "rdf4j-rio-rdfxml", "rdf4j-rio-trig", "rdf4j-rio-trix"),
    *("atinject-jsr330-api", "caffeine", "commons-rdf-api", "hppcrt", "xz"),
)

DATES = ("date", "gYearMonth", "gYear")
BASE = "https://example.org/a%20b/(c)'d;e=1/~f*/"
NEWSPAPER = "𠮷报\\\"%\u202e\u2028'''"
HOSTILE = (
    "古荥镇 开展“𠮷祥\\u8350行动”\n"
    "本报讯(记者 路苇江)惠济区古荥镇开展“𠮷\\\\\"100%\"'''行动\\”,\u202e检修\t拖拉机175台。\u2028"
    "镇农机站联合区农业局举办“e\u0301\u0323 <b>&{}|^`@#”活动。\n"
)
LONG = "惠济区古荥镇开展“𠮷祥行动”。" + '巡防队员\\在"𠮷"村走访。' * 16_000 + "\n"


@dataclass(frozen=True)
class Program:
    """A command that a file's name completes, and the package to install where it cannot run."""

    package: str
    command: tuple[str, ...]
    needs: tuple[Path, ...] = ()

    def there(self) -> bool:
        return shutil.which(self.command[0]) is not None and all(path.exists() for path in self.needs)

    def run(self, *arguments: str | Path) -> bytes:
        """What it prints; a word of warning is a failure."""
        command = [*self.command, *map(str, arguments)]
        done = subprocess.run(
            command, capture_output=True, check=False, env={**os.environ, "NODE_PATH": str(MODULES.resolve())}
        )
        assert (done.returncode, done.stderr.decode()[:2000]) == (0, "")
        return done.stdout


def java(package: str, source: str, jars: tuple[str, ...], folder: Path) -> Program:
    """A Java program of one file, compiled into the folder, where it also finds what else lies there."""
    paths = tuple(JARS / f"{jar}.jar" for jar in jars)
    class_path = os.pathsep.join(map(str, (*paths, folder)))
    compiler = shutil.which("javac") or "javac"
    command = ("java", "-XX:TieredStopAtLevel=1", "-cp", class_path, source)
    program = Program(f"{package} and default-jdk-headless (Debian)", command, (Path(compiler), *paths))
    if program.there():
        compile_ = [compiler, "-proc:none", "-d", folder, "-cp", class_path, HERE / "java" / f"{source}.java"]
        subprocess.run(compile_, check=True)
    return program


def node(module: str) -> Program:
    """A script that needs one module of the folder that KG_NODE_MODULES names."""
    script = HERE / "js" / f"{module}.cjs"
    return Program(f"{module} (npm; KG_NODE_MODULES names its folder)", ("node", str(script)), (MODULES / module,))


def jena(folder: Path) -> Program:
    """Debian's Jena looks for the messages of its Xerces where they are not: they are put there for it."""
    jar, origin = JARS / "jena-core.jar", "org/apache/jena/ext/xerces/"
    if jar.exists():
        with ZipFile(jar) as archive:
            for name in archive.namelist():
                if name.startswith(origin) and name.endswith(".properties"):
                    for wanted in ("xerces", "org/apache/xerces"):
                        target = folder / wanted / name.removeprefix(origin)
                        target.parent.mkdir(parents=True, exist_ok=True)
                        target.write_bytes(archive.read(name))
    return java("libapache-jena-java", "Riot", JENA, folder)


RDFLIB = (sys.executable, "-W", "ignore", "-m", "rdflib.tools.rdfpipe", "-i", "turtle", "-o", "nt")
READERS: dict[str, Callable[[Path], Program]] = {
    "rdflib": lambda _: Program("rdflib", RDFLIB),
    "rapper": lambda _: Program("raptor2-utils (Debian)", ("rapper", "-q", "-i", "turtle", "-o", "ntriples")),
    "serdi": lambda _: Program("serdi (Debian)", ("serdi", "-i", "turtle", "-o", "ntriples")),
    "rdf4j": partial(java, "librdf4j-java", "Rio", RDF4J),
    "jena": jena,
    "n3": lambda _: node("n3"),
    "oxigraph": lambda _: node("oxigraph"),
}


def _need(there: bool, package: str) -> None:
    if not there:
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs {package}")
        pytest.skip(f"needs {package}")


@pytest.fixture(scope="session")
def need() -> Callable[[bool, str], None]:
    """Where something is not there, its package's name skips the test, and under CI=true fails it."""
    return _need


def _canonical(data: bytes, form: ox.RdfFormat = ox.RdfFormat.TURTLE) -> Quads:
    """What a document says, its blank nodes named by RDFC-1.0, so that two documents compare as sets."""
    dataset = ox.Dataset(ox.parse(data, format=form))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(dataset)


@pytest.fixture(scope="session")
def canonical() -> Callable[..., Quads]:
    """What a document says, as a set."""
    return _canonical


@pytest.fixture(scope="session", params=list(READERS))
def reader(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, need: Need
) -> Callable[[bytes], Quads]:
    """The triples that an independent program finds in a Turtle text."""
    folder = tmp_path_factory.mktemp("reader")
    program = READERS[request.param](folder)
    need(program.there(), program.package)

    def read(turtle: bytes) -> Quads:
        file = folder / "graph.ttl"
        file.write_bytes(turtle)
        return _canonical(program.run(file), ox.RdfFormat.N_TRIPLES)

    return read


@pytest.fixture(scope="session")
def owlapi(tmp_path_factory: pytest.TempPathFactory, need: Need) -> Callable[[str, bytes], bytes]:
    """What OWLAPI prints of a Turtle text: "profile" or "assertions", as java/Owl.java says."""
    folder = tmp_path_factory.mktemp("owlapi")
    program = java("libowlapi-java", "Owl", OWLAPI, folder)
    need(program.there(), program.package)
    file = folder / "graph.ttl"

    def read(what: str, turtle: bytes) -> bytes:
        file.write_bytes(turtle)
        return program.run(what, file)

    return read


@pytest.fixture(scope="session")
def declared() -> Callable[[bytes], bytes]:
    """A graph with the declarations of its terms, without which OWL tools take a relation for an annotation."""
    return lambda turtle: turtle if b"owl:ObjectProperty" in turtle else ontology_text().encode() + turtle


@pytest.fixture(scope="session")
def undated() -> Callable[[bytes], bytes]:
    """A graph without its dates, which are not of OWL 2's datatypes, as N-Triples."""

    def undated(turtle: bytes) -> bytes:
        quads = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
        kept = (quad.triple for quad in quads if not _is_date(quad.object))
        return ox.serialize(kept, format=ox.RdfFormat.N_TRIPLES) or b""

    return undated


def _is_date(value: object) -> bool:
    return isinstance(value, ox.Literal) and value.datatype.value in {XSD + name for name in DATES}


@pytest.fixture(scope="session")
def hostile_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """What kg makes of a text, a newspaper's name and a base that are full of what breaks readers."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "short.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "long.txt").write_text(LONG, encoding="utf-8")
    return kg.build(folder, place="郑州市", newspaper=NEWSPAPER, base=BASE)


@pytest.fixture(scope="session", params=["corpus", "inferred", "page", "hostile"])
def graph(request: pytest.FixtureRequest) -> bytes:
    """A graph.ttl that kg writes."""
    built: Graph = request.getfixturevalue(f"{request.param}_graph")
    return built.turtle
