"""A handout can be heard as well as read: PDF/UA-1, headings in order, tables with heads, figures with words, the page's reading order."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from consult_aid import handout
from consult_aid.pages import Bullets, Cell, Column, Figure, Heading, Line, RowGroup, Table, TableRow, Text, words
from tests import paper, sheets

COMBINATIONS = [(paper_name, size) for paper_name in ("a4", "letter") for size in ("standard", "large", "extra-large")]


@pytest.mark.parametrize(("paper_name", "size"), COMBINATIONS)
def test_every_block_conforms_to_pdf_ua(tmp_path, paper_name, size):
    assert paper.ua_failures(handout.render(sheets.every_block(), sheets.ART, paper_name, size), tmp_path) == []


@pytest.mark.parametrize("columns", [2, 3, 4])
@pytest.mark.parametrize("size", ["standard", "extra-large"])
def test_long_tables_conform_to_pdf_ua(tmp_path, columns, size):
    page = sheets.page_of(Heading("Side by side", 2), sheets.table(columns, 30, long=150))
    assert paper.ua_failures(handout.render(page, {}, "letter", size), tmp_path) == []


@pytest.mark.parametrize("text", ["Łukasz Đặng Ελένη Юрій", "😀 العربية", "&<>()\\", "", "A" * 3000])
def test_any_text_conforms_to_pdf_ua(tmp_path, text):
    page = sheets.page_of(Heading(text, 1), Text(text), Bullets((Line(text, text),)), Figure("follicle", text, text, sheets.FIGURE.whole))
    assert paper.ua_failures(handout.render(page, sheets.ART), tmp_path) == []


def test_a_second_checker_agrees(tmp_path):
    assert paper.second_opinion(handout.render(sheets.every_block(), sheets.ART), tmp_path) == []


@pytest.mark.parametrize(("paper_name", "size"), COMBINATIONS)
def test_reading_order_is_the_order_of_the_page(paper_name, size):
    page = sheets.every_block()
    in_pictures = {label.text for frame in (sheets.FIGURE.whole, *sheets.FIGURE.frames) for label in frame.labels}
    unordered = in_pictures | {sheets.FIGURE.alt, sheets.FIGURE.stamp, "Whole picture", "Side by side"}
    tree = paper.tree_of(handout.render(page, sheets.ART, paper_name, size))
    heard = paper.squeezed(tree.all_text())
    stacked = size == "extra-large"
    place = 0
    for text in words(page):
        if text in unordered or (stacked and text == "Question"):
            continue
        found = heard.find(paper.squeezed(text), place)
        assert found >= 0, f"{text!r} is missing or out of order after {heard[max(0, place - 60) : place]!r}"
        place = found + len(paper.squeezed(text))
    alts = [node.alt for node in tree.walk() if node.alt]
    for text in unordered:
        assert paper.squeezed(text) in heard or text in alts


def test_every_word_of_the_drawn_steps_and_of_the_whole_story_is_on_paper():
    from dataclasses import replace

    for shown in ((0,), (1,), (2, 3), (1, 2, 3)):
        page = sheets.page_of(replace(sheets.FIGURE, shown=shown))
        heard = paper.squeezed(paper.tree_of(handout.render(page, sheets.ART)).all_text())
        for text in words(page):
            assert paper.squeezed(text) in heard or text == sheets.FIGURE.alt


@pytest.mark.parametrize(
    ("levels", "tags"),
    [
        ((1, 2, 3, 2), "H1 H2 H3 H2"),
        ((2, 2, 3), "H1 H1 H2"),
        ((1, 3, 3, 2), "H1 H2 H2 H2"),
        ((3, 1, 2), "H1 H1 H2"),
        ((1, 2, 1, 2), "H1 H2 H1 H2"),
    ],
)
def test_no_heading_skips_a_level(tmp_path, levels, tags):
    data = handout.render(sheets.page_of(*(Heading(f"Heading {n}", level) for n, level in enumerate(levels))), {})
    assert " ".join(node.kind for node in paper.tree_of(data).walk() if node.kind[:1] == "H") == tags
    assert paper.ua_failures(data, tmp_path) == []


def test_tables_have_row_and_column_heads():
    tree = paper.tree_of(handout.render(sheets.page_of(sheets.table(3, 4)), {}))
    (table,) = (node for node in tree.walk() if node.kind == "Table")
    assert [node.kind for node in table.kids] == ["Caption", "THead", "TBody", "TBody"]
    rows = [node for node in table.walk() if node.kind == "TR"]
    assert [[(cell.kind, str(cell.attrs.Scope) if cell.attrs else "") for cell in row.kids] for row in rows[:3]] == [
        [("TH", "/Column")] * 4,
        [("TH", "/Row")],
        [("TH", "/Row"), ("TD", ""), ("TD", ""), ("TD", "")],
    ]
    assert int(rows[1].kids[0].attrs.ColSpan) == 4


def test_a_row_with_too_few_answers_still_has_all_its_cells(tmp_path):
    table = Table("c", "q", (Column("a", "A"), Column("b", "B")), (RowGroup("", (TableRow("Row", (Cell((Line("x"),)),)),)),))
    assert paper.ua_failures(handout.render(sheets.page_of(table), {}), tmp_path) == []


def test_lists_have_labels_and_boxes_say_what_they_are():
    with pikepdf.open(BytesIO(handout.render(sheets.page_of(Bullets((Line("Do this"),), "boxes")), {}))) as pdf:
        labels = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Lbl"]
        assert [str(label.ActualText) for label in labels] == ["\u2610"]


def test_an_array_is_one_figure_that_says_its_numbers():
    tree = paper.tree_of(handout.render(sheets.page_of(sheets.ARRAY), {}))
    (figure,) = (node for node in tree.walk() if node.kind == "Figure")
    assert figure.alt == "Women who saw clear regrowth: 26 in 100; 14 in 100 with a dummy liquid."
    assert len(figure.attrs.BBox) == 4
    assert "26in100" in paper.squeezed(tree.all_text())


def test_what_is_not_known_has_no_figure():
    tree = paper.tree_of(handout.render(sheets.page_of(sheets.NO_NUMBER), {}))
    assert not [node for node in tree.walk() if node.kind == "Figure"]


def test_pictures_have_the_alternative_text_of_the_pack():
    tree = paper.tree_of(handout.render(sheets.every_block(), sheets.ART))
    assert [node.alt for node in tree.walk() if node.kind == "Figure" and "hair root" in node.alt] == [sheets.FIGURE.alt] * 2


def test_the_file_names_its_language_and_shows_its_title():
    with pikepdf.open(BytesIO(handout.render(sheets.every_block(), sheets.ART))) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes().decode()


def test_repeated_heads_and_running_lines_are_not_heard_again():
    data = handout.render(sheets.page_of(sheets.table(2, 30)), {})
    assert paper.sheet_count(data) > 1
    heard = paper.squeezed(paper.tree_of(data).all_text())
    assert heard.count("Productfromdonorcells") == 1
    assert heard.count("HarbourHairClinic") == 1
    assert "Page1of" not in heard
