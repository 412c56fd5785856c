"""Prints how long the network page takes to build, and how large it is, at four sizes.

    python bench/view.py [60 2000 10000 50000] [--browser] [--keep FOLDER]

The graphs are of invented newspapers (city.py). CPU seconds are those of a process of its own that reads the Turtle
and writes the page, imports among them; below them what each step takes. Sizes are of the file and of the parts of
its data as they stand in it. `--browser` opens each page in Chromium, and tells what that costs its main thread
(browsing.py).
`--keep` leaves the graphs and pages in a folder, to look at.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent))  # for city.py, whoever runs this file

import city
from browsing import Cost, browsed

from kg.graph.facts import read
from kg.view import model, network, page, payload

SIZES = (60, 2_000, 10_000, 50_000)
MEGABYTES = {60: 0.7, 2_000: 2.0, 10_000: 2.5, 50_000: 8.0}
SECONDS = {10_000: 6.0}
BROWSER = {60: Cost(0.3, 8, 0.2), 2_000: Cost(0.8, 20, 0.3), 10_000: Cost(1.2, 30, 0.3), 50_000: Cost(3, 80, 0.5)}
PART = re.compile(rb'id="part-([a-z]+)[^"]*">([^<]*)<')

T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", help="things", metavar="SIZE")
    parser.add_argument("--keep", type=Path, help="folder for the graphs and pages")
    parser.add_argument("--browser", action="store_true", help="open the pages in Chromium, too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in given.sizes or SIZES:
            tell(size, folder)
            if given.browser:
                tell_browser(size, folder)


def tell(size: int, folder: Path) -> None:
    """Prints what is measured of a graph of so many things."""
    graph, html = folder / f"graph-{size}.ttl", folder / f"graph-{size}.html"
    graph.write_bytes(city.turtle(city.grown(size)))
    seconds = child(["page", str(graph), str(html)])["page"]
    written = html.read_bytes()
    print(
        f"{size:,} things: {seconds:.2f} CPU s{goal(SECONDS, size)}, {megabytes(len(written))}{goal(MEGABYTES, size)}"
    )
    parts: Counter[str] = Counter()
    for name, text in PART.findall(written):
        parts[name.decode()] += len(text)
    print("    bytes  ", ", ".join(f"{name} {megabytes(count)}" for name, count in parts.items()))
    steps = child(["steps", str(graph)])
    print("    seconds", ", ".join(f"{name} {spent:.2f}" for name, spent in steps.items()), flush=True)


def tell_browser(size: int, folder: Path) -> None:
    """Prints what its page costs Chromium."""
    found = browsed(folder / f"graph-{size}.html")
    goals = BROWSER.get(size)
    for name, value, unit in zip(Cost._fields, found, ("CPU s", "MB", "CPU s"), strict=True):
        wanted = f" (goal {getattr(goals, name):g})" if goals else ""
        print(f"    {name:<7} {value:.2f} {unit}{wanted}", flush=True)


def goal(goals: dict[int, float], size: int) -> str:
    return f" (goal {goals[size]:g})" if size in goals else ""


def megabytes(count: int) -> str:
    return f"{count / 1e6:.2f} MB"


def child(words: list[str]) -> dict[str, float]:
    """What a process of its own measured."""
    run = subprocess.run([sys.executable, __file__, "--child", *words], capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(run.stdout)
    return found


def whole(graph: str, html: str) -> dict[str, float]:
    """CPU seconds of this process up to the page's last byte."""
    Path(html).write_bytes(page.render(Path(graph).read_bytes()))
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {"page": used.ru_utime + used.ru_stime}


def steps(graph: str) -> dict[str, float]:
    """CPU seconds of each step of a page."""
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        begin = process_time()
        found = work()
        spent[name] = process_time() - begin
        return found

    turtle = Path(graph).read_bytes()
    facts = timed("facts", lambda: read(turtle))
    shown = timed("view", lambda: model.view(facts))
    drawn = timed("network", lambda: network.network(shown))
    timed("parts", lambda: list(payload.parts(shown, drawn, {})))
    return spent


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps((whole if sys.argv[2] == "page" else steps)(*sys.argv[3:])))
    else:
        main()
