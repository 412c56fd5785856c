import os
import threading
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.output import write_file, write_files


def test_all_files_of_a_folder_or_none(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(OutputError, match="b is a folder"):
        write_files(tmp_path, {"a": b"1", "b": b"2"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b"]
    write_files(tmp_path / "新", {"a": b"1", "c": b"2"})
    assert {path.name: path.read_bytes() for path in (tmp_path / "新").iterdir()} == {"a": b"1", "c": b"2"}


def test_a_link_stays_and_what_it_points_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"old")
    (tmp_path / "link").symlink_to("there")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    write_file(tmp_path / "pipe", b"words")
    reader.join(20)
    assert read == [b"words"]
    assert (tmp_path / "pipe").is_fifo()


def test_a_folder_that_was_made_for_nothing_goes(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"\(expected a file that can be written\)"):
        write_file(tmp_path / "file" / "x", b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]
