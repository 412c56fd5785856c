"""Writes below every command of the README's console blocks what it prints now: python scripts/refresh_readme.py

`tests/test_readme.py` fails where they differ; look at the difference before you run this.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
# A command, which ends with the line that closes its quotes, and what stands below it.
COMMAND = re.compile(r"^\$ kg ((?:'[^']*'|[^'\n])*\n)(.*?)(?=^\$ |^```)", re.DOTALL | re.MULTILINE)


def kg(*arguments: str) -> str:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def main() -> None:
    readme = ROOT / "README.md"
    with TemporaryDirectory() as out:
        kg("build", "corpus", "-o", out, "--quiet")

        def fresh(match: re.Match[str]) -> str:
            return f"$ kg {match[1]}" + kg(*(out if word == "out/" else word for word in shlex.split(match[1])))

        text = COMMAND.sub(fresh, readme.read_text(encoding="utf-8"))
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
