"""Going through whole rows at once finds exactly what going cell by cell does."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.intake.sheet_scan import Place, SheetScan, name_cell, scan_cells, scan_sheet
from caseload.intake.sheet_scan_fast import scan_piece

MOST = (20_011, 200)
CONTENTS = ("", "<v>1</v>", "<v></v>", "<v/>", "<is><t>x</t></is>", "<f>1+1</f><v>2</v>", "<f>1+1</f>",
            "<f>A1</f><v>0</v>", "<v>#N/A</v>", '<f t="shared" si="0"/><v>3</v>')  # fmt: skip
TYPES = ("", ' t="s"', ' t="str"', ' t="e"', ' s="3" t="e"', ' s="2"')


@st.composite
def draw_cell(draw: st.DrawFn, row: int) -> str:
    """A cell, mostly written the usual way."""
    column = draw(st.one_of(st.integers(1, 30), st.sampled_from([182, 183, 200, 201, 702, 703, 16_384])))
    at = draw(st.one_of(st.just(row), st.just(row), st.integers(20_000, 1_048_576)))
    name = f' r="{name_cell(at, column)}"'
    place = draw(st.sampled_from([name, name, name, name, name.lower(), name.replace('"', "'"), ""]))
    head = f"{place}{draw(st.sampled_from(TYPES))}"
    content = draw(st.sampled_from(CONTENTS))
    tag = draw(st.sampled_from(["c", "c", "c", "c", "x:c"]))
    return f"<{tag}{head}>{content}</{tag}>" if content or draw(st.booleans()) else f"<{tag}{head}/>"


@st.composite
def draw_sheet(draw: st.DrawFn) -> bytes:
    """A sheet of a few rows."""
    rows = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        row = draw(st.sampled_from([number, number, number, number + 19_990, number + 1_048_000]))
        place = draw(st.sampled_from([f' r="{row}"', f' r="{row}" spans="1:9"', f' s="1" r="{row}"', ""]))
        cells = "".join(draw(st.lists(draw_cell(row), max_size=4)))
        rows.append(f"<row{place}>{cells}</row>" if cells or draw(st.booleans()) else f"<row{place}/>")
    return f'<worksheet><cols><col min="1"/></cols><sheetData>{"".join(rows)}</sheetData></worksheet>'.encode()


@given(draw_sheet(), st.sampled_from([16, 64, 200, 1 << 20]))
@settings(max_examples=200)
def test_the_quick_scan_finds_what_the_slow_one_does(sheet: bytes, chunk: int) -> None:
    slow = SheetScan()
    scan_cells(slow, Place(), sheet, MOST)

    assert scan_sheet(BytesIO(sheet), *MOST, chunk) == slow


def test_usual_rows_are_gone_through_whole() -> None:
    text = b'<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"/></row><row r="2"><c r="A2"/></row>'

    piece = scan_piece(text)

    assert piece is not None and (piece.rows, piece.last, piece.errors) == (1, 2, ())


@pytest.mark.parametrize(
    "cell",
    ['<c r="XFD1"><v>1</v></c>', '<c r="GA1"><v>1</v></c>', '<c r="A20000"><v>1</v></c>',
     '<c r="A1048576"><v>1</v></c>',
     '<c r="A1"><f>1</f></c>', "<c r='A1'><v>1</v></c>", "<c><v>1</v></c>", "<x:c><x:v>1</x:v></x:c>"],
)  # fmt: skip
def test_what_may_be_far_or_is_unusual_is_gone_through_cell_by_cell(cell: str) -> None:
    assert scan_piece(f'<row r="1">{cell}</row>'.encode()) is None
