"""What tests of reading share: documents as programs write them."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

_OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --no-pdf-header-footer"
)


def _printed(*sheets: Sequence[tuple[float, float, str]]) -> bytes:
    """A PDF with these lines on its sheets, as text."""
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font"
        "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>>>]>>"
    )
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(sheets)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>", font]
    for number, lines in enumerate(sheets):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        shown = "\n".join(f"1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj" for x, y, text in lines)
        stream = f"BT /F 12 Tf\n{shown}\nET" if lines else ""
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    return _assembled(objects)


def _assembled(objects: Sequence[str]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj{one}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return data + f"{head}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF".encode()


@pytest.fixture(scope="session")
def printed() -> Callable[..., bytes]:
    """A PDF with lines on its sheets, as text: each from the left and from below, in points, of characters of 12."""
    return _printed


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
