"""The wheel holds all that kg reads and nothing else, and the sdist makes the same wheel."""

import re
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Mapping
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import pytest

import kg

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CI = ROOT / ".ci" / "packages"


def built(kind: str, source: Path, out: Path) -> Path:
    command = [sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", str(out), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = out.iterdir()
    return made


def contents(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the sdist unpacks to."""
    sdist = built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (made,) = folder.iterdir()
    return made


def metadata(files: Mapping[str, bytes]) -> Message:
    (name,) = (name for name in files if name.endswith(".dist-info/METADATA"))
    return message_from_bytes(files[name])


def wanted() -> set[str]:
    files = (path.relative_to(ROOT) for path in (ROOT / "kg").rglob("*") if path.is_file())
    kept = {path.as_posix() for path in files if "__pycache__" not in path.parts}
    return kept | {"kg/data/ontology.ttl"}


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_kg_and_nothing_else(wheel: Path) -> None:
    files = contents(wheel)
    assert {name for name in files if ".dist-info/" not in name} == wanted()
    assert len([name for name in wanted() if not name.endswith(".py")]) > 150
    assert files["kg/data/ontology.ttl"] == (ROOT / "ontology.ttl").read_bytes()
    licences = {name.rpartition("/")[2] for name in files if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE"}


@pytest.mark.slow
def test_the_sdist_makes_the_same_wheel_and_brings_tests_and_corpus(
    wheel: Path, unpacked: Path, tmp_path: Path
) -> None:
    assert contents(built("wheel", unpacked, tmp_path)) == contents(wheel)
    for name in ("tests/test_packages.py", "tests/gold/corpus.json", "corpus/hefei-A05.txt", "CHANGELOG.md"):
        assert (unpacked / name).read_bytes() == (ROOT / name).read_bytes()
    assert not [path for path in unpacked.rglob("*") if path.suffix == ".pyc"]


@pytest.mark.slow
def test_the_wheel_says_its_version_its_pythons_and_what_it_needs(wheel: Path) -> None:
    said = metadata(contents(wheel))
    assert said["Version"] == kg.__version__
    assert said["Requires-Python"] == f">={versions()[0]}"
    plain = [one for one in said.get_all("Requires-Dist", []) if "extra ==" not in one]
    assert len(plain) == len(PROJECT["dependencies"])


def versions() -> list[str]:
    name = "Programming Language :: Python :: "
    return [one.removeprefix(name) for one in PROJECT["classifiers"] if one.startswith(name)]


def test_the_version_is_said_once_more_in_the_project() -> None:
    assert PROJECT["version"] == kg.__version__


def test_each_dependency_has_a_lower_bound() -> None:
    asked = [
        *PROJECT["dependencies"],
        *(one for extra in ("docs", "fast", "notebook", "parquet") for one in PROJECT["optional-dependencies"][extra]),
    ]
    assert [one for one in asked if not re.fullmatch(r"[a-z0-9-]+>=[0-9.]+(,<[0-9.]+)?", one)] == []


@pytest.mark.skipif(not CI.is_file(), reason="an sdist has no .ci")
def test_each_python_that_is_declared_is_tested() -> None:
    script = CI.read_text(encoding="utf-8")
    (tested,) = re.findall(r"^for version in (.*); do$", script, re.MULTILINE)
    assert [versions()[0], *tested.split()] == versions()
    assert "--resolution lowest-direct -r pyproject.toml" in script  # of a wheel uv takes the newest
    assert "are_lowest lowest" in script
