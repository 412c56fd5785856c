"""Folders of good and bad files in any mixture: what is read and what is refused is what was given."""

import gzip
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents import PAGE, PNG, ROW, TEXT, zipped

Command = Callable[..., Any]


HTML = f"<html><head><title>食堂</title></head><body><h1>食堂</h1><p>{TEXT}附近的老人都说方便多了。</p></body></html>"
# What may be in a folder: the name's ending, its bytes, and how many files and rows it is, and of these are read.
KINDS = {
    "a page": (".txt", PAGE.encode(), (1, 1), (0, 0)),
    "an empty one": (".txt", b"", (1, 0), (0, 0)),
    "a blank one": (".TXT", b" \n", (1, 0), (0, 0)),
    "GBK": (".txt", PAGE.encode("gbk"), (1, 1), (0, 0)),
    "a damaged one": (".txt", PAGE.encode() + b"\xe6\n", (1, 0), (0, 0)),
    "a picture": (".txt", PNG, (1, 0), (0, 0)),
    "a packed page": (".txt.gz", gzip.compress(PAGE.encode(), mtime=0), (1, 1), (0, 0)),
    "half of one": (".txt.gz", gzip.compress(PAGE.encode(), mtime=0)[:30], (1, 0), (0, 0)),
    "rows": (".jsonl", f"{ROW}\n{{\n\n{ROW}".encode(), (1, 1), (3, 2)),
    "bad rows": (".jsonl", b"[]\n{}", (1, 0), (2, 0)),
    "a table": (".csv", f"text,date\n{TEXT},2011\n,\n{TEXT},x\n,2011\n".encode(), (1, 1), (3, 2)),  # the day x is none
    "a table of others": (".csv", b"a,b\n1,2\n", (1, 0), (0, 0)),
    "a web page": (".html", HTML.encode(), (1, 1), (0, 0)),
    "one of nothing": (".htm", b"<p></p>", (1, 0), (0, 0)),
    "an archive": (".zip", zipped({"a.txt": PAGE.encode(), "b/c.txt": b"", "d.jpg": PNG}), (2, 1), (0, 0)),
    "one of a table": (".zip", zipped({"a.jsonl": f"{ROW}\n1".encode()}), (1, 1), (2, 1)),
    "no archive": (".zip", PNG, (1, 0), (0, 0)),
    "a note": (".md", b"# note", (0, 0), (0, 0)),
    "what kg wrote": (".csv", b"figure,label,entity,entity_label,measure,value\n", (0, 0), (0, 0)),
}


@given(st.lists(st.tuples(st.sampled_from(["", "a/", "a/b/", "c/"]), st.sampled_from(list(KINDS))), max_size=9))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_of_any_folder_read_and_refused_are_what_was_given(command: Command, placed: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pages"
        folder.mkdir()
        for number, (inner, kind) in enumerate(placed):
            path = folder / inner / f"{number}{KINDS[kind][0]}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(KINDS[kind][1])
        run = command("build", folder, "-o", Path(name) / "out", "--no-tagger", "--quiet", "--strict")
        files, rows = (
            {"given": sum(kind[part][0] for kind in found), "read": sum(kind[part][1] for kind in found)}
            for part in (2, 3)
            for found in [[KINDS[kind] for _, kind in placed]]
        )
        lost = files["given"] + rows["given"] - files["read"] - rows["read"]
        assert run.code == (1 if lost or not files["read"] else 0)
        unread = not files["read"] and any(kind == "a note" for _, kind in placed)  # is one more line, where all fails
        assert run.err.count("\n") == (lost if files["given"] else 1) + unread
        if not files["read"]:
            assert os.listdir(name) == ["pages"]
            return
        report = json.loads((Path(name) / "out" / "report.json").read_text(encoding="utf-8"))
    for counted, told in ((files, report["files"]), (rows, report["rows"])):
        assert counted == {key: told[key] for key in counted}
        assert len(told["refused"]) == counted["given"] - counted["read"]
    assert len(set(report["files"]["names"])) == files["read"]
