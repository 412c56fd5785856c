"""Where the processes of queries begin, and what is said when one can't."""

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.serve import begin as beginning
from kg.serve.begin import begin, lost, settle, slow

_SETTLED = """
import tempfile
from multiprocessing.util import get_temp_dir
from kg.serve.begin import settle
settle()
print(get_temp_dir(), tempfile.gettempdir(), sep="\\n")
"""


def settled(folder: Path) -> list[Path]:
    """Where a program whose TMPDIR is that folder keeps its sockets, and all else."""
    environment = {**os.environ, "TMPDIR": str(folder)}
    run = subprocess.run([sys.executable, "-c", _SETTLED], capture_output=True, text=True, env=environment, check=True)
    return [Path(line) for line in run.stdout.splitlines()]


def test_sockets_are_where_their_addresses_fit_and_all_else_where_it_was(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as short:
        sockets, others = settled(Path(short))
        assert (sockets.parent, others) == (Path(short), Path(short))
    long = tmp_path / ("x" * 120)
    long.mkdir()
    sockets, others = settled(long)
    assert (sockets.parent, others) == (Path("/tmp"), long)
    assert not sockets.exists()  # it goes with the program


def test_where_no_folder_is_short_enough_the_error_names_what_chose_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    long = tmp_path / ("x" * 120)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    monkeypatch.setattr(beginning, "_SHORT", ())
    with pytest.raises(InputError, match=r"^TMPDIR .*x: too long for the address of a socket \(expected 70 bytes"):
        settle()
    assert tempfile.gettempdir() == str(long)


def test_what_the_system_refuses_is_said_in_its_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for error, words in (
        (BlockingIOError(11, "Resource temporarily unavailable"), "Resource temporarily unavailable"),
        (OSError("AF_UNIX path too long"), "AF_UNIX path too long"),
        (EOFError(), "it ended"),
    ):

        def refused(_: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(multiprocessing.context.ForkServerProcess, "_Popen", staticmethod(refused))
        with pytest.raises(InputError) as raised:
            begin(tmp_path, 1 << 30)
        assert str(raised.value).startswith(f"no process can be begun that answers queries: {words} (expected ")


def test_memory_is_named_where_it_is_the_reason_alone() -> None:
    place = Path("out/store")
    assert str(lost(place, 1 << 30, -signal.SIGABRT)) == (
        "out/store: no process could open it in 1,024 MB (expected more memory)"
    )
    for error in (lost(place, 1 << 30, 1), lost(place, 1 << 30, None), slow(place, 60)):
        assert "memory" not in str(error)
        assert str(error).startswith("out/store: no process could open it")
