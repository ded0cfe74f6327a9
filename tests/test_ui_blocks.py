"""Blocks as widgets: every kind is drawn, and every word of it reaches the screen."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtWidgets import QWidget

from consult_aid import pages
from consult_aid.illustration import Art, Form, Label, Part
from consult_aid.ui.widgets.blocks import Renderer, words_shown
from consult_aid.ui.widgets.column import Column
from consult_aid.ui.widgets.icon_array import IconArrayView
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.rasters import Rasters
from consult_aid.words import lexicon
from tests.desk import unfold

FORM = Form("", {}, {})
ART = {"knee": Art(100, 60, "", (Part("bone", '<rect width="50" height="60" fill="#AA8866"/>', "", FORM, FORM),))}
MARK = pages.Mark("Low certainty", 2, "low")
BADGE = pages.Badge("Off-label use", "caution")
LINE = pages.Line("Braces & <b>straps</b> help", "Good:", MARK, BADGE, (1, 2))
SIGN = ("drop", "#B4472E")
ARRAY = pages.IconArray(
    "Pain gone", 26, 100, "26 in 100", "14 in 100 with a dummy", 14, ("after a year", "small trial"), MARK, "benefit", SIGN, (3,)
)
UNKNOWN = pages.IconArray("Pain back", None, 100, "Not known", facts=("nobody counted",))
LABEL = pages.Frame("Bend", "The knee bends.", ("bone",), (Label("Knee\ncap", (80, 10), (50, 30), "right"),), MARK)
ROWS = (pages.TableRow("Cost", (pages.Cell((LINE,)), pages.Cell((pages.Line("nobody knows"),), (ARRAY,), "not_known")), "Low cost"),)
BLOCKS: tuple[pages.Block, ...] = (
    pages.Heading("Knee pain", 1, SIGN),
    pages.Text("Two lines\nof text", "quiet", (4,)),
    pages.Statement(LINE, "lead"),
    pages.Bullets((LINE, pages.Line("Second")), "boxes"),
    pages.Notice("unknown", "Nobody knows", (LINE, pages.Line("At all"))),
    ARRAY,
    UNKNOWN,
    pages.Figure("knee", "A knee", "A drawing of a knee", pages.Frame("", "", (), LABEL.labels), (LABEL,), stamp="Lab only", cites=(5,)),
    pages.Table(
        "Side by side",
        "Question",
        (pages.Column("a", "Brace", "A device", SIGN, BADGE), pages.Column("b", "Rest")),
        (pages.RowGroup("Money", ROWS),),
    ),
    pages.SourceList(((1, "Smith (2020). Knees."), (2, "Jones. Braces."))),
    pages.Writing("Write here", 3),
    pages.Judgements((pages.Judgement("broth", "“Broth mends knees.”", "Partly", "partly", LINE),)),
)


@pytest.fixture
def renderer(look, qtbot):
    rasters = Rasters(ART)
    yield Renderer(look, lexicon("en").entries, ART, rasters)
    rasters.close()


def test_the_sample_holds_every_kind_of_block():
    assert {type(block) for block in BLOCKS} | {pages.NewPage} == set(get_args(pages.Block))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_every_word_of_a_block_reaches_the_screen(renderer, qtbot, block):
    widget = renderer.widget(block)
    assert isinstance(widget, QWidget)
    qtbot.addWidget(widget)
    unfold(widget)
    shown = "".join(words_shown(widget).split())
    for text in pages.words(pages.Page("", "en", (block,))):
        assert "".join(text.split()) in shown, text


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_every_block_can_be_painted_narrow_and_wide(renderer, qtbot, block):
    widget = renderer.widget(block)
    qtbot.addWidget(widget)
    for width in (220, 900):
        widget.resize(width, max(widget.sizeHint().height(), 400))
        assert not widget.grab().isNull()


def test_paper_only_blocks_leave_the_screen_alone(renderer):
    assert renderer.widget(pages.NewPage()) is None


def test_a_letterhead_is_shown_in_words(renderer, qtbot):
    widget = renderer.letterhead(pages.Letterhead("Clinic", ("Street 1",), ("For Ana",)))
    qtbot.addWidget(widget)
    assert all(word in words_shown(widget) for word in ("Clinic", "Street 1", "For Ana"))


def test_a_column_keeps_its_blocks_in_order(renderer, look, qtbot):
    column = Column(look)
    qtbot.addWidget(column)
    renderer.fill(column, BLOCKS[:3])
    said = words_shown(column)
    assert said.index("Knee pain") < said.index("Two lines") < said.index("Braces")


def test_a_paragraph_grows_as_it_gets_narrower(look, qtbot):
    prose = Prose(look, (Run("A sentence that has to be broken into several lines when there is little room for it."),), (MARK, BADGE))
    qtbot.addWidget(prose)
    assert prose.heightForWidth(160) > prose.heightForWidth(300) > prose.heightForWidth(900) > 0


def test_a_picture_that_cannot_be_drawn_says_so(look, qtbot):
    broken = {"knee": Art(100, 60, "", (Part("bone", "<path", "", FORM, FORM),))}
    rasters = Rasters(broken)
    widget = Renderer(look, lexicon("en").entries, broken, rasters).widget(BLOCKS[7])
    desk = QWidget()
    qtbot.addWidget(desk)
    widget.setParent(desk)
    widget.resize(500, 500)
    with qtbot.waitSignal(rasters.failed, timeout=20_000):
        desk.show()
    said = lexicon("en")["picture_fails"]
    assert said in widget.picture.accessibleDescription()
    assert not widget.picture.grab().isNull()
    rasters.close()


@pytest.mark.parametrize("width", [160, 200, 230, 260, 320, 700])
def test_no_person_of_a_hundred_is_cut_off(look, qtbot, width):
    view = IconArrayView(look, ARRAY)
    qtbot.addWidget(view)
    view.resize(width, view.heightForWidth(width))
    view.grab()
    boxes = [box for _, box, _ in view.grids]
    assert len(boxes) == 2
    assert all(box.right() <= width and box.bottom() <= view.height() for box in boxes)
    assert not boxes[0].intersects(boxes[1])
