"""A build keeps so much of each article and no more, however many articles a file has."""

import subprocess
import sys
from pathlib import Path

import pytest

NUMBERS = (150, 300, 600)  # articles in one file
BUILD = """
import sys
from pathlib import Path
import kg
graph = kg.build(sys.argv[1])
status = Path("/proc/self/status").read_text()  # getrusage tells what the parent took, where that was more
print(graph.report["articles"]["read"], status.split("VmHWM:")[1].split()[0])
"""
STORY = """\
{one}{two}车棚建成

本报讯(记者 王{one}{two}) 近日,{one}{two}社区居民委员会在{two}{one}小区建起车棚{number}座,\
投资{number}万元。社区主任李{two}{one}说,\
居民停车难的问题解决了。{one}{two}公司捐款3万元,开展“{two}{one}”活动,{number}名志愿者参加。

"""


def story(number: int) -> str:
    """An article on other people and places than those before it."""
    one, two = (chr(0x4E00 + number * prime % 9973) for prime in (4001, 7919))
    return STORY.format(one=one, two=two, number=number % 90 + 2)


def peak(path: Path, articles: int) -> int:
    """The most memory that the build of a file of so many articles takes at a time."""
    path.write_text("\n".join(map(story, range(articles))), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", BUILD, path], capture_output=True, text=True, check=True)
    found, most = map(int, done.stdout.split())
    assert found == articles
    return most


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the most that a process took is read from /proc")
def test_twice_as_many_articles_take_twice_the_memory(tmp_path: Path) -> None:
    few, more, most = (peak(tmp_path / "a.txt", number) for number in NUMBERS)
    assert most - more <= 2.6 * (more - few)  # a square would take four times as much
