"""A page, a row, a picture, and documents as programs write them, for tests."""

import io
import json
from collections.abc import Mapping, Sequence
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

PAGE = "柳湾区民政局办起食堂\n\n本报讯(记者 路苇江)柳湾区民政局办起便民食堂3家。\n"
TEXT = "柳湾区民政局办起便民食堂3家。"
ROW = json.dumps({"text": TEXT}, ensure_ascii=False)
PNG = b"\x89PNG\r\n\x1a\n" + Random(7).randbytes(5000)


def printed(*sheets: Sequence[tuple[float, float, str]]) -> bytes:
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


def zipped(members: Mapping[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """An archive of these members, the same bytes every day."""
    file = io.BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(ZipInfo(name), data, method)
    return file.getvalue()


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """An .xlsx of these sheets, each of its rows."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
