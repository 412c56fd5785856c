"""The command line before it is loaded."""

import subprocess
import sys

INTERRUPTED = """
import os, signal, sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == "kg.options":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
from kg.__main__ import main
sys.argv = ["kg", "--version"]
main()
"""


def test_ctrl_c_while_the_command_line_is_loaded_ends_it_without_a_word() -> None:
    run = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")
