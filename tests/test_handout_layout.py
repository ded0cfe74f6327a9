"""How a handout looks: margins, sizes, nothing over anything else, tables over several sheets, and what survives a grey printer."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PIL import ImageChops

from consult_aid import handout
from consult_aid.handout.flow import Piece, Stack
from consult_aid.handout.flow import sheets as cut_into_sheets
from consult_aid.pages import Bullets, Cell, Heading, IconArray, Letterhead, Line, NewPage, Notice, RowGroup, TableRow, Text
from consult_aid.theme import MARGIN_MM, SHEETS_MM, TYPE
from tests import paper, sheets

MM = 72 / 25.4
COMBINATIONS = [(paper_name, size) for paper_name in ("a4", "letter") for size in ("standard", "large", "extra-large")]


def assert_tidy(data: bytes, paper_name: str, size: str) -> None:
    """Nothing outside the margins, nothing too small, no line over another."""
    wide, tall = (side * MM for side in SHEETS_MM[paper_name])
    edge = MARGIN_MM * MM - 0.6
    lines = paper.lines_of(data)
    for line in lines:
        assert line.left >= edge and line.right <= wide - edge and line.bottom >= edge and line.top <= tall - edge, line
        assert line.size >= TYPE[size].small - 0.01 >= 10 - 0.01, line
    for sheet in {line.sheet for line in lines}:
        here = [line for line in lines if line.sheet == sheet]
        for one, two in combinations(here, 2):
            across = min(one.right, two.right) - max(one.left, two.left)
            down = min(one.top, two.top) - max(one.bottom, two.bottom)
            assert across < 0.5 or down < 0.5, (one, two)


@pytest.mark.parametrize(("paper_name", "size"), COMBINATIONS)
def test_every_block_is_tidy(paper_name, size):
    assert_tidy(handout.render(sheets.every_block(), sheets.ART, paper_name, size), paper_name, size)


@pytest.mark.parametrize(("paper_name", "size"), COMBINATIONS)
@pytest.mark.parametrize("columns", [1, 2, 3, 4])
def test_tables_are_tidy_with_any_number_of_options(paper_name, size, columns):
    assert_tidy(handout.render(sheets.page_of(sheets.table(columns, 12, long=60)), {}, paper_name, size), paper_name, size)


@pytest.mark.parametrize(("paper_name", "size"), COMBINATIONS)
@pytest.mark.parametrize("name", ["Ana", "Maria " * 40, "W" * 10_000, "Wolfeschlegelsteinhausenbergerdorff-" * 6])
def test_long_names_wrap_or_are_shortened_in_the_letterhead(paper_name, size, name):
    head = Letterhead(name, (name,), (f"For {name}", "12 March 2027", f"With {name}"))
    data = handout.render(sheets.page_of(Text("Body"), NewPage(), Text("More"), letterhead=head), {}, paper_name, size)
    assert_tidy(data, paper_name, size)
    assert paper.sheet_count(data) == 2


def test_a_clinic_without_a_name_gets_a_plain_sheet():
    data = handout.render(sheets.page_of(Text("Body"), letterhead=Letterhead("", (), ("For Ana", "12 March 2027"))), {})
    text = paper.text_of(data)
    assert "For Ana" in text and "Harbour" not in text
    assert b"0.043 0.392 0.408 RG" not in _first_content(data)  # no letterhead rule


def _first_content(data: bytes) -> bytes:
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        return pdf.pages[0].Contents.read_bytes()


def test_every_sheet_is_numbered_and_names_the_patient():
    data = handout.render(sheets.every_block(), sheets.ART)
    count = paper.sheet_count(data)
    lines = paper.lines_of(data)
    for sheet in range(count):
        here = " ".join(line.text for line in lines if line.sheet == sheet)
        assert f"Page {sheet + 1} of {count}" in here
        assert "For Ana Sample" in here


def test_a_table_repeats_its_heads_on_every_sheet():
    data = handout.render(sheets.page_of(sheets.table(3, 40)), {})
    lines = paper.lines_of(data)
    assert paper.sheet_count(data) > 3
    for sheet in range(paper.sheet_count(data)):
        here = [line for line in lines if line.sheet == sheet]
        assert sum(line.text.startswith("Minoxidil") for line in here) == 1
        assert sum(line.text.startswith("Question") for line in here) == 1


@pytest.mark.parametrize(("paper_name", "size"), COMBINATIONS)
def test_a_cell_taller_than_a_sheet_goes_on_over_several(paper_name, size):
    data = handout.render(sheets.page_of(sheets.table(2, 4, long=300)), {}, paper_name, size)
    assert paper.squeezed(paper.tree_of(data).all_text()).count("Thissentencestandsinaverytallcell.") == 300
    assert_tidy(data, paper_name, size)
    assert paper.sheet_count(data) >= 4


def test_a_row_that_goes_on_says_its_question_again():
    data = handout.render(sheets.page_of(sheets.table(2, 4, long=150)), {})
    lines = paper.lines_of(data)
    asked = sorted({line.sheet for line in lines if line.text.startswith("What is question 4")})
    assert len(asked) > 1
    heard = " ".join(paper.tree_of(data).all_text().split())
    assert heard.count("What is question 4 about") == 1


def test_an_option_that_is_not_approved_says_so_on_every_sheet():
    data = handout.render(sheets.page_of(sheets.table(2, 30)), {})
    for sheet in range(paper.sheet_count(data)):
        here = " ".join(line.text for line in paper.lines_of(data) if line.sheet == sheet)
        assert "Not approved" in here


def test_no_word_is_cut_because_two_grids_stand_side_by_side():
    long = replace(sheets.ARRAY, comparator="14 in 100 with Finasteride-tablets")
    table = sheets.table(3, 2)
    first = table.groups[0].rows[0]
    row = replace(first, cells=tuple(replace(cell, arrays=(long,)) for cell in first.cells))
    lines = paper.lines_of(handout.render(sheets.page_of(replace(table, groups=(replace(table.groups[0], rows=(row,)),))), {}))
    assert sum("Finasteride-tablets" in line.text for line in lines) == 3


def test_options_that_do_not_fit_beside_each_other_are_stacked():
    tree = paper.tree_of(handout.render(sheets.page_of(Heading("Side by side", 2), sheets.table(4)), {}, "letter", "extra-large"))
    kinds = [node.kind for node in tree.walk()]
    assert "Table" not in kinds and kinds.count("H2") == 2 and kinds.count("H3") == 6
    beside = paper.tree_of(handout.render(sheets.page_of(sheets.table(4)), {}, "letter", "standard"))
    assert "Table" in [node.kind for node in beside.walk()]


def test_a_heading_stays_with_what_follows():
    for filler in range(30, 60):
        page = sheets.page_of(Text("line\n" * filler), Heading("Next", 2), Notice("info", "Title", (Line("one"), Line("two"))))
        lines = paper.lines_of(handout.render(page, {}))
        heading, title = (next(line for line in lines if line.text.strip() == text) for text in ("Next", "Title"))
        assert heading.sheet == title.sheet


def test_a_heading_and_its_help_stay_with_the_table():
    for filler in range(20, 50):
        page = sheets.page_of(Text("line\n" * filler), Heading("Side by side", 2), Text("How to read", "quiet"), sheets.table(2, 3))
        lines = paper.lines_of(handout.render(page, {}))
        heading, corner = (next(line for line in lines if line.text.strip() == text) for text in ("How to read", "Question"))
        assert heading.sheet == corner.sheet


def test_a_paragraph_leaves_no_single_line_behind():
    text = "\n".join(f"part {n}" for n in range(6))
    for filler in range(34, 48):
        lines = paper.lines_of(handout.render(sheets.page_of(Text("line\n" * filler), Text(text)), {}))
        parts = [line.sheet for line in lines if line.text.startswith("part")]
        assert len(parts) == 6
        assert all(parts.count(sheet) >= 2 for sheet in set(parts))


def test_no_word_of_a_mark_is_cut_in_a_narrow_cell():
    row = TableRow(
        "Row", tuple(Cell((Line("Text", mark=sheets.UNKNOWN), Line("More", mark=sheets.LOW)), state="not_known") for _ in range(4))
    )
    table = replace(sheets.table(4), groups=(RowGroup("", (row,)),))
    for size in ("standard", "large", "extra-large"):
        drawn = " ".join(line.text for line in paper.lines_of(handout.render(sheets.page_of(table), {}, "a4", size)))
        assert drawn.count("known") == 4 and drawn.count("certainty") == 4


def test_a_notice_is_not_torn_apart():
    for filler in range(30, 52):
        page = sheets.page_of(Text("line\n" * filler), Notice("caution", "Title", (Line("one"), Line("last"))))
        lines = paper.lines_of(handout.render(page, {}))
        title, last = (next(line for line in lines if line.text.strip() == text) for text in ("Title", "last"))
        assert title.sheet == last.sheet


def test_a_last_sheet_that_would_be_almost_empty_is_closed_up():
    items = [Piece(20.0, before=10.0) for _ in range(24)]  # 710 high
    assert [len(stack.children) for stack in cut_into_sheets(items, 720)] == [24]
    assert len(cut_into_sheets(items, 650)) == 1
    assert len(cut_into_sheets(items, 400)) == 2


def test_no_piece_is_lost_when_sheets_are_cut():
    for room in (60.0, 95.0, 300.0):
        laid = cut_into_sheets([Piece(50.0, before=7.0, keep_next=n % 3 == 0, whole=n % 2 == 0) for n in range(20)], room)
        assert sum(len(stack.children) for stack in laid) == 20


def test_a_piece_taller_than_a_sheet_does_not_stop_the_rest():
    laid = cut_into_sheets([Stack([Piece(10.0)]), Piece(500.0, whole=True), Piece(10.0)], 100.0)
    assert [round(stack.height) for stack in laid] == [10, 500, 10]


@pytest.mark.parametrize("sign", [sheets.EXOSOME, sheets.PRP, sheets.MINOXIDIL, sheets.NONE, ("circle", "#767600")])
def test_counted_people_differ_from_the_rest_on_a_grey_and_on_a_black_and_white_printer(sign):
    dark = {}
    for n in (0, 50, 100):
        array = IconArray("T", n, 100, "W", sign=sign)
        image = paper.picture_of(handout.render(sheets.page_of(array, letterhead=None), {}), grey=True)
        people = image.crop((100, 130, 330, 390))
        dark[n] = sum(people.histogram()[:128])  # what a 1-bit printer blackens
    assert dark[0] * 2.5 < dark[100]
    assert dark[0] < dark[50] < dark[100]


def test_an_unknown_number_is_a_panel_and_never_an_empty_grid():
    unknown = handout.render(sheets.page_of(sheets.NO_NUMBER), {})
    none = handout.render(sheets.page_of(replace(sheets.NO_NUMBER, n=0, words="0 in 100")), {})
    assert b" Do Q" not in _first_content(unknown)
    assert _first_content(none).count(b" Do Q") == 100


def test_ink_is_drawn_on_top_of_the_picture():
    plain = replace(sheets.FIGURE, shown=(0,), frames=(), whole=replace(sheets.FIGURE.whole, ink=()))
    inked = replace(plain, whole=sheets.FIGURE.whole)
    one, two = (paper.picture_of(handout.render(sheets.page_of(figure), sheets.ART)) for figure in (plain, inked))
    changed = ImageChops.difference(one.convert("RGB"), two.convert("RGB")).getbbox()
    assert changed is not None


def test_a_highlighter_lets_the_picture_through():
    strokes = (replace(sheets.INK[1], points=((100.0, 250.0), (500.0, 250.0)), width=60.0),)
    figure = replace(sheets.FIGURE, shown=(0,), frames=(), stamp="", whole=replace(sheets.FIGURE.whole, labels=(), ink=strokes))
    plain = replace(figure, whole=replace(figure.whole, ink=()))
    marked, bare = (paper.picture_of(handout.render(sheets.page_of(block), sheets.ART)).convert("RGB") for block in (figure, plain))
    colours = {colour for _, colour in marked.getcolors(maxcolors=1_000_000)}
    assert ImageChops.difference(marked, bare).getbbox()
    assert (0xF2, 0xC2, 0x00) not in colours


@pytest.mark.parametrize("style", ["dots", "numbers", "boxes"])
def test_long_lists_are_tidy(style):
    items = tuple(Line("Something that takes two lines of text when it is set at this size. " * 2) for _ in range(120))
    assert_tidy(handout.render(sheets.page_of(Bullets(items, style)), {}), "a4", "standard")


@pytest.mark.parametrize(("lines", "count"), [(25, 2), (40, 2), (60, 3)])
def test_a_new_part_follows_what_has_just_spilled_over(lines, count):
    """25 lines fill part of a sheet, 40 one and a little of the next, 60 one and most of the next."""
    page = sheets.page_of(*(Text(f"Line {number} of the part before") for number in range(lines)), NewPage(), Heading("Next part", 2))
    assert paper.sheet_count(handout.render(page, {})) == count
