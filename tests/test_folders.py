import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.folders import temporary
from kg.output import write_files


def fill(words: str, folder: Path) -> None:
    (folder / "inside").write_text(words)


def test_a_folder_comes_with_the_files_or_not_at_all(tmp_path: Path) -> None:
    def broken(folder: Path) -> None:
        fill("half", folder)
        raise OSError(28, "No space left on device")

    write_files(tmp_path / "out", {"a": b"1"}, {"store": lambda folder: fill("old", folder)})
    with pytest.raises(OutputError, match="No space left on device"):
        write_files(tmp_path / "out", {"a": b"2"}, {"store": broken})
    assert (tmp_path / "out" / "a").read_bytes() == b"1"
    assert (tmp_path / "out" / "store" / "inside").read_text() == "old"
    assert sorted(os.listdir(tmp_path / "out")) == ["a", "store"]
    with pytest.raises(OutputError):
        write_files(tmp_path / "new", {"a": b"2"}, {"store": broken})
    assert not (tmp_path / "new").exists()


def test_what_stood_in_the_old_folder_does_not_stay(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "more").write_text("")
    write_files(tmp_path, {}, {"store": lambda folder: fill("new", folder)})
    assert os.listdir(tmp_path / "store") == ["inside"]


def test_the_old_folder_comes_back_where_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace(source: Path, place: Path) -> None:
        if source.parent.name == ".kg-whole":
            raise PermissionError(13, "Permission denied")
        os.rename(source, place)

    write_files(tmp_path, {}, {"store": lambda folder: fill("old", folder)})
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OutputError, match="Permission denied"):
        write_files(tmp_path, {}, {"store": lambda folder: fill("new", folder)})
    assert (tmp_path / "store" / "inside").read_text() == "old"
    assert os.listdir(tmp_path) == ["store"]


def test_a_file_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file")
    with pytest.raises(OutputError, match="store is a file"):
        write_files(tmp_path, {"a": b"1"}, {"store": lambda folder: fill("new", folder)})
    assert os.listdir(tmp_path) == ["store"]


def test_a_link_stays_and_the_folder_that_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "store").symlink_to("../there")
    write_files(tmp_path / "out", {}, {"store": lambda folder: fill("new", folder)})
    assert (tmp_path / "out" / "store").is_symlink()
    assert (tmp_path / "there" / "inside").read_text() == "new"


HOLD = """
import sys, time
from kg.folders import temporary
with temporary("kg-test-") as folder:
    print(folder, flush=True)
    time.sleep(60)
"""


def test_a_temporary_folder_goes_at_the_end_and_others_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "kg-test-of-others").mkdir()
    with temporary("kg-test-") as one, temporary("kg-test-") as two:
        assert one.is_dir()
        assert two.is_dir()
    assert os.listdir(tmp_path) == ["kg-test-of-others"]


def test_what_a_killed_program_left_goes_before_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", HOLD], stdout=subprocess.PIPE, text=True, env=environment) as killed:
        assert killed.stdout
        left = Path(killed.stdout.readline().strip())
        with temporary("kg-test-"):
            assert left.is_dir()
        killed.kill()
    with temporary("kg-test-"):
        assert not left.parent.exists()
