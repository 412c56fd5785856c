"""Files put in place as one, whatever moment a program is stopped or killed at."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.output import write_files
from kg.placing import finish, remove

# Writes new files over old ones, and stops itself at one call of os.replace or os.rename, counted from 0.
WRITE = """
import os, signal, sys
from pathlib import Path
from kg.output import write_files
from kg.stopping import Stopped, signals_stop
folder, name, at = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
calls = 0
def counted(move):
    def moved(*args, **more):
        global calls
        calls += 1
        if calls - 1 == at:
            os.kill(os.getpid(), getattr(signal, name))
        return move(*args, **more)
    return moved
for one in ("mkdir", "open", "replace", "rename", "link", "rmdir", "unlink"):
    setattr(os, one, counted(getattr(os, one)))
try:
    with signals_stop():
        fills = {"store": lambda path: (path / "x").write_text("new")}
        write_files(folder, dict.fromkeys("abc", b"new"), fills)
except Stopped as stop:
    sys.exit(stop.code)
print(calls)
"""


def held(folder: Path) -> set[str]:
    return {path.read_text() for path in (folder / "a", folder / "b", folder / "c", folder / "store" / "x")}


def old(folder: Path) -> Path:
    write_files(folder, dict.fromkeys("abc", b"old"), {"store": lambda path: (path / "x").write_text("old")})
    (folder / "notes").write_text("mine")
    return folder


def written(folder: Path, name: str, at: int) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", WRITE, str(folder), name, str(at)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_all_are_new_and_what_else_is_there_stays(tmp_path: Path) -> None:
    assert int(written(old(tmp_path), "SIGINT", -1).stdout) > 10
    assert held(tmp_path) == {"new"}
    assert sorted(os.listdir(tmp_path)) == ["a", "b", "c", "notes", "store"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_program_that_ends_at_any_step_leaves_the_old_files_or_the_new(tmp_path: Path, name: str) -> None:
    steps = int(written(old(tmp_path / "counted"), name, -1).stdout)
    seen: set[str] = set()
    for at in range(steps):
        folder = old(tmp_path / str(at))
        done = written(folder, name, at)
        assert done.returncode in (-9, 128 + getattr(signal, name)), done.stderr
        assert len({path for path in os.listdir(folder) if path.startswith(".")}) <= (name == "SIGKILL")
        finish(folder)  # as every command that reads the folder does
        (one,) = held(folder)
        seen.add(one)
        if name == "SIGKILL":
            old(folder)
        assert sorted(os.listdir(folder)) == ["a", "b", "c", "notes", "store"]
    assert seen == {"old", "new"}


def test_the_old_ones_come_back_where_one_of_the_new_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = old(tmp_path)

    def replace(source: Path, place: Path) -> None:
        if Path(place) == folder / "b" and ".old" not in str(source):
            raise PermissionError(13, "Permission denied")
        os.rename(source, place)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OutputError, match="Permission denied"):
        write_files(
            folder, {"a": b"new", "b": b"new", "new": b""}, {"store": lambda path: (path / "x").write_text("new")}
        )
    assert held(folder) == {"old"}
    assert sorted(os.listdir(folder)) == ["a", "b", "c", "notes", "store"]


def test_a_link_into_another_file_system_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a").symlink_to("../there/a")
    move = os.replace

    def replace(source: Path, place: Path) -> None:
        if Path(source).parent.name != Path(place).parent.name == "there":
            raise OSError(18, "Invalid cross-device link")
        move(source, place)

    monkeypatch.setattr(os, "replace", replace)
    write_files(tmp_path / "out", {"a": b"new"})
    assert (tmp_path / "there" / "a").read_text() == "new"
    assert os.listdir(tmp_path / "there") == ["a"]


def test_a_folder_is_taken_away_with_what_a_killed_program_left(tmp_path: Path) -> None:
    for name in ("store", ".kg-new/store"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "x").write_text("")
    remove(tmp_path / "store")
    assert os.listdir(tmp_path) == []


HOLD = """
import sys, time
from pathlib import Path
from kg.placing import all_in_place
with all_in_place(Path(sys.argv[1])) as new:
    (new / "a").write_text("first")
    print(flush=True)
    time.sleep(1)
"""


def test_a_second_program_waits_for_the_first(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE) as first:
        assert first.stdout
        first.stdout.readline()
        begin = time.monotonic()
        write_files(tmp_path, {"a": b"second"})
        assert time.monotonic() - begin > 0.5
    assert (tmp_path / "a").read_text() == "second"
    assert os.listdir(tmp_path) == ["a"]
