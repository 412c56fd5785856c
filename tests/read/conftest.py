"""What tests of reading share: documents as programs write them."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import documents

_OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --no-pdf-header-footer"
)


@pytest.fixture(scope="session")
def printed() -> Callable[..., bytes]:
    """A PDF with lines on its sheets, as text: each from the left and from below, in points, of characters of 12."""
    return documents.printed


@pytest.fixture
def print_page(tmp_path: Path) -> Callable[[str], bytes]:
    """The PDF of an HTML page."""
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("no chromium")

    def print_page(page: str) -> bytes:
        (tmp_path / "page.html").write_text(page, encoding="utf-8")
        printed = tmp_path / "page.pdf"
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        command = [browser, *_OPTIONS.split(), profile, f"--print-to-pdf={printed}", (tmp_path / "page.html").as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return printed.read_bytes()

    return print_page
