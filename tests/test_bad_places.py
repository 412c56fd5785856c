"""Places that cannot be read or written, disks that are full, builds that are stopped: what was there stays."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
FILES = ["graph.html", "graph.ttl", "report.json"]
PAGE = "柳湾区民政局办起食堂\n\n本报讯(记者 路苇江)柳湾区民政局办起便民食堂3家。\n"


# Gives up root's powers over files (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH), then begins `kg`.
LAUNCH = """
import ctypes, os, resource, sys
python, writes, closed, *words = sys.argv[1:]
if os.geteuid() == 0:
    for power in (1, 2):
        assert ctypes.CDLL(None).prctl(24, power, 0, 0, 0) == 0  # PR_CAPBSET_DROP
if writes:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(writes), int(writes)))
if closed:
    os.close(0)
os.execv(python, [python, "-m", "kg", *words])
"""


def as_nobody(
    *words: object, writes: int | str = "", closed: str = "", **more: Any
) -> "subprocess.CompletedProcess[str]":
    """`kg` with a user's rights, though root tests it; it may write so many bytes to a file, and have no stdin."""
    command = [sys.executable, "-c", LAUNCH, sys.executable, str(writes), closed, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


@pytest.fixture
def built(command: Command, tmp_path: Path) -> Path:
    """A folder with a page, and beside it an out/ of that."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(PAGE, encoding="utf-8")
    assert command("build", tmp_path / "pages", "-o", tmp_path / "out", "--no-tagger").code == 0
    (tmp_path / "pages" / "b.txt").write_text(PAGE.replace("食堂", "花坛"), encoding="utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_may_not_be_read_is_refused_and_the_rest_is_built(built: Path) -> None:
    for name in ("shut.txt", "shut.d/c.txt"):
        (built / "pages" / name).parent.mkdir(exist_ok=True)
        (built / "pages" / name).write_text(PAGE, encoding="utf-8")
    (built / "pages" / "shut.txt").chmod(0)
    (built / "pages" / "shut.d").chmod(0)
    run = as_nobody("build", built / "pages", "-o", built / "new", "--no-tagger", "--quiet", "--strict")
    assert run.stderr == "refused shut.d: Permission denied\nrefused shut.txt: Permission denied\n"
    assert (run.returncode, sorted(os.listdir(built / "new"))) == (1, FILES)
    alone = as_nobody("read", built / "pages" / "shut.txt")
    assert (alone.returncode, alone.stderr) == (1, "kg: shut.txt: Permission denied\n")


@pytest.mark.parametrize("inside", [True, False])
def test_a_place_that_may_not_be_written_is_said_before_anything_is_read(built: Path, inside: bool) -> None:
    before = contents(built)
    out = built / "out" if inside else built / "shut" / "new" / "out"
    (built / "shut").mkdir()
    (out if inside else built / "shut").chmod(0o555)
    run = as_nobody("build", built / "nowhere", "-o", out)
    assert run.returncode == 1
    assert run.stderr == f"kg: {out}: Permission denied (expected a folder that can be written)\n"
    assert contents(built) == before


@pytest.mark.parametrize(("name", "why"), [("a.txt", "File exists"), ("a.txt/out", "Not a directory")])
def test_an_output_folder_that_is_a_file_is_said_before_anything_is_read(
    command: Command, built: Path, name: str, why: str
) -> None:
    before = contents(built)
    out = built / "pages" / name
    run = command("build", built / "nowhere", "-o", out)
    assert (run.code, run.err) == (1, f"kg: {out}: {why} (expected a folder that can be written)\n")
    assert contents(built) == before


@pytest.mark.parametrize(
    ("place", "writes"),  # no room for graph.ttl, graph.html, or the store
    [
        ("out", 5_000),
        ("new", 200_000),
        pytest.param("out", 30_000, marks=pytest.mark.slow),
        pytest.param("out", 200_000, marks=pytest.mark.slow),
    ],
)
def test_files_that_find_no_room_leave_the_old_ones(built: Path, place: str, writes: int) -> None:
    before = contents(built)
    run = as_nobody("build", built / "pages", "-o", built / place, "--no-tagger", "--store", writes=writes)
    assert (run.returncode, run.stderr.count("\n")) == (1, 1)
    assert run.stderr.startswith(f"kg: {built / place}")
    assert "File too large" in run.stderr
    assert contents(built) == before
    assert sorted(os.listdir(built)) == ["out", "pages"]


def test_stdout_is_no_folder_for_a_build(command: Command, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built)
    run = command("build", "pages", "-o", "-")
    assert (run.code, run.out, run.err) == (2, "", "kg: --out -: a build is several files (expected a folder)\n")
    assert sorted(os.listdir(built)) == ["out", "pages"]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.skipif(not shutil.which("mount") or os.geteuid() != 0, reason="only root mounts a small disk")
def test_a_full_disk_leaves_the_old_files(command: Command, built: Path, small: Path) -> None:
    assert command("build", built / "pages" / "a.txt", "-o", small / "out", "--no-tagger", "-q").code == 0
    before = contents(small)
    (small / "filled").write_bytes(bytes(os.statvfs(small).f_bavail * os.statvfs(small).f_frsize - 100_000))
    said = f"kg: {small}/out: No space left on device (expected a folder that can be written)\n"
    run = command("build", built / "pages", "-o", small / "out", "--no-tagger")
    assert (run.code, run.err) == (1, said)
    (small / "filled").unlink()
    assert contents(small) == before
    assert command("build", built / "pages", "-o", small / "out", "--no-tagger", "-q").code == 0
    assert contents(small) != before


@pytest.mark.skipif(not shutil.which("mount") or os.geteuid() != 0, reason="only root mounts a small disk")
def test_a_disk_without_room_for_the_store_is_said_of_the_folder_that_was_given(
    command: Command, built: Path, small: Path
) -> None:
    (small / "filled").write_bytes(bytes(os.statvfs(small).f_bavail * os.statvfs(small).f_frsize - 8_000))
    run = command("build", built / "pages", "-o", small / "out", "--no-tagger", "--store")
    assert (run.code, run.err.count("\n")) == (1, 1)
    assert run.err.startswith(f"kg: {small}/out: IO error: No space left on device")
    assert run.err.endswith("(expected a disk and memory that hold the store)\n")
    assert ".kg-new" not in run.err


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_leaves_the_old_files_and_no_litter(built: Path, number: int) -> None:
    before = contents(built / "out")
    (built / "tmp").mkdir()
    for copy in range(600):
        (built / "pages" / f"{copy}.txt").write_text(PAGE.replace("3", f"{copy}") * 30, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", "pages", "--store"]
    environment = {**os.environ, "TMPDIR": str(built / "tmp")}
    with subprocess.Popen(command, cwd=built, env=environment, stderr=subprocess.PIPE, text=True) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (128 + number, "kg: stopped; what was written before is as it was\n")
    assert contents(built / "out") == before
    assert sorted(os.listdir(built)) == ["out", "pages", "tmp"]
    assert os.listdir(built / "tmp") == []


def test_stdin_that_is_closed_is_one_line(built: Path) -> None:
    done = as_nobody("read", "-", stdin=subprocess.DEVNULL, closed="closed")
    assert (done.returncode, done.stderr) == (1, "kg: stdin: closed (expected a file or a pipe on it)\n")


@pytest.mark.slow
def test_a_terminal_without_chinese_is_shown_the_numbers_of_characters(built: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = as_nobody("read", built / "pages" / "a.txt", env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u67f3\\u6e7e" in done.stdout


def test_a_memory_that_is_full_is_one_line(command: Command, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise MemoryError

    before = contents(built)
    monkeypatch.setattr("kg.pipeline.build", full)
    run = command("build", built / "pages", "-o", built / "out")
    assert (run.code, run.err) == (1, "kg: not enough memory (expected more, or fewer and smaller files)\n")
    assert contents(built) == before
