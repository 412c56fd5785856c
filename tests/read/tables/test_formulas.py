from collections.abc import Callable

import pytest

from kg.read.tables.formulas import too_far, unstored

WHY = "has no stored value (expected the file opened and saved by a spreadsheet program)"


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (b'<c r="C7"><f>A7</f><v></v></c>', f"the formula =A7 in C7 {WHY}"),
        (b'<c r="C7" s="3"><f>A7</f><v/></c>', f"the formula =A7 in C7 {WHY}"),
        (b"<x:c r='C7'> <x:f>A7</x:f> </x:c>", f"the formula =A7 in C7 {WHY}"),
        (b'<c r="C7"><f t="shared" si="0"/></c>', f"the formula in C7 {WHY}"),
        (b'<c r="C7"><f>"\xff\x1b"&amp;A7</f></c>', f'the formula ="\ufffd\\x1b"&A7 in C7 {WHY}'),
        (b'<c r="C7"><f>' + b"A7+" * 999 + b"A7</f></c>", f"the formula ={'A7+' * 13}A in C7 {WHY}"),
    ],
)
def test_a_formula_whose_value_was_not_stored_says_so(cell: bytes, why: str) -> None:
    assert unstored(b"<sheetData>" + cell + b"</sheetData>") == {7: {2: why}}


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="C7"><f>A7</f><v>1</v></c>',
        b'<c r="C7" t="str"><f>A7</f><v></v></c>',  # an empty text is a value
        b'<c r="C7"><v>1</v></c>',
        b'<c r="C7"/>',
        b"<c><f>A7</f></c>",
        b'<c r="C7"><f>A7',
    ],
)
def test_other_cells_say_nothing(cell: bytes) -> None:
    assert unstored(cell) == {}


def test_filled_cells_too_far_to_the_right_are_counted() -> None:
    near = b'<c r="IV1"><v>1</v></c><c r="Z1"><v>1</v></c><c r="IW1" s="1"/><c r="IX1"><v></v></c><c r="XFD1"></c>'
    assert list(too_far("a.xlsx", near)) == []
    far = near + b'<c r="IW2"><v>1</v></c>'
    warning = "a.xlsx: 1 filled cell behind column IV, the first in IW2, not read (expected 256 columns at most)"
    assert list(too_far("a.xlsx", far)) == [warning]
    far += b"<x:c s='1' r='JA3' t='inlineStr'> <x:is><x:t>1</x:t></x:is></x:c>" + b'<c r="AAA4"><f>A1</f></c>'
    assert list(too_far("a.xlsx", far)) == [warning.replace("1 filled cell", "3 filled cells")]


@pytest.mark.parametrize("repeated", [b"<c ", b"<c r=", b'<c r="AAA1" ', b'<c r="A1"><f>', b'<c r="A1"><f/>', b"a:c "])
def test_formulas_take_time_in_proportion(repeated: bytes, cpu: Callable[..., float]) -> None:
    sheet = repeated * (2_000_000 // len(repeated))

    def read() -> None:
        unstored(sheet)
        list(too_far("a.xlsx", sheet))

    assert cpu(read) < 3
