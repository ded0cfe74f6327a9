"""Callouts: in every picture, at every step and in every language, none covers another or leaves the picture, on screen or on paper."""

from __future__ import annotations

from itertools import combinations

import pytest

from consult_aid.callouts import inside, leader_start, overlap, place, tidy
from consult_aid.compose.figures import figures
from consult_aid.compose.voice import Voice
from consult_aid.handout.blocks import TALLEST
from consult_aid.handout.figure import Picture, figure
from consult_aid.handout.setting import Setter
from consult_aid.handout.tagged import Book
from consult_aid.illustration import Box, Label, size_of
from consult_aid.pages import Figure
from consult_aid.record import replace
from consult_aid.theme import MARGIN_MM, SHEETS_MM, TYPE
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.picture import LEAST_LABEL, placed_labels
from consult_aid.visit import Visit

SIZES = [(560, 373), (900, 600), (1880, 1253)]
LANGUAGES = ("en", "es")
MM = 72 / 25.4


def wide(text: str, size: float) -> float:
    return len(text) * size * 0.5


def all_figures(pack, language: str) -> tuple[Figure, ...]:
    told = figures(Voice(pack, Visit(), language), tuple(pack.illustrations))
    assert len(told) == len(pack.illustrations) > 10
    return told


def assert_tidy(boxes, bounds, taken, told) -> None:
    """In the words of the rule, and not in those of the code."""
    for box in (*boxes, *taken):
        assert box.x >= -0.1 and box.y >= -0.1, told
        assert box.x + box.width <= bounds[0] + 0.1 and box.y + box.height <= bounds[1] + 0.1, told
    for one, two in combinations((*boxes, *taken), 2):
        across = min(one.x + one.width, two.x + two.width) - max(one.x, two.x)
        down = min(one.y + one.height, two.y + two.height) - max(one.y, two.y)
        assert across <= 0.1 or down <= 0.1, told


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_callout_covers_another_or_leaves_the_picture_on_the_screen(shipped, dressed, language, size, scale):
    look = Look(scale)
    for shown in all_figures(shipped.pack, language):
        bounds = size_of(shipped.pack.art, shown.art)
        unit = min(size[0] / bounds[0], size[1] / bounds[1])
        for step in range(len(shown.frames) + 1):
            labels = shown.frame(step).labels
            pixels, boxes = placed_labels(labels, unit, bounds, look)
            assert len(boxes) == len(labels)
            assert pixels >= LEAST_LABEL
            assert_tidy(boxes, bounds, (), (shown.art, step))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("size", ["standard", "large", "extra-large"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_callout_covers_another_or_leaves_the_picture_on_paper(shipped, language, size, paper):
    """Alone and among other steps, as large as the sheet allows and smaller to fit the rest of one."""
    sheet = tuple(side * MM for side in SHEETS_MM[paper])
    width, tall = sheet[0] - 2 * MARGIN_MM * MM, (sheet[1] - 2 * MARGIN_MM * MM) * TALLEST
    setter = Setter(TYPE[size], Book(sheet, "Sheet", language))
    for shown in all_figures(shipped.pack, language):
        art = shipped.pack.art[shown.art]
        every = tuple(range(len(shown.frames) + 1))
        for steps in (every, *((step,) for step in every)):
            pieces = figure(setter, replace(shown, shown=steps), art, width, tall, setter.book.root)
            drawn = [piece for piece in pieces if isinstance(piece, Picture)]
            assert len(drawn) == len(steps)
            fitted = [piece.fitted(piece.height * 0.8 + setter.unit * 6) for piece in drawn]
            for picture in (*drawn, *(piece for piece in fitted if piece is not None)):
                bounds = (picture.width / picture.scale, picture.height / picture.scale)
                stamp = [picture._stamp_box()] if picture.stamp else []
                assert_tidy([box for _, box in picture.labels], bounds, stamp, (shown.art, steps))


def test_labels_grow_with_the_text_of_the_window(shipped, dressed):
    shown = next(told for told in all_figures(shipped.pack, "en") if told.art == "prp")
    bounds = size_of(shipped.pack.art, "prp")
    for width, _ in SIZES:
        one, two = (placed_labels(shown.frame(4).labels, width / bounds[0], bounds, Look(scale))[0] for scale in (1.0, 2.0))
        assert two > one * 1.3


def test_labels_stay_small_where_they_would_cover_the_picture(dressed):
    crowd = tuple(Label(f"A rather long label {n}", (10, 20 * n), (300, 20 * n), "right") for n in range(12))
    pixels, boxes = placed_labels(crowd, 1.0, (600, 400), Look(2.0))
    assert pixels < 30
    assert tidy(boxes, (600, 400))


def test_a_label_whose_place_is_free_stays_there():
    labels = (Label("One", (100, 100), (150, 150), "right"), Label("Two", (300, 100), (150, 150), "left"))
    boxes = place(labels, 20, wide, (600, 400), 3)
    assert (boxes[0].x, boxes[1].x + boxes[1].width) == (100, 300)
    assert boxes[0].y + boxes[0].height / 2 == 100


def test_labels_that_would_cover_each_other_move_apart():
    labels = tuple(Label("Covered", (100, 100 + 4 * n), (400, 200), "right") for n in range(6))
    boxes = place(labels, 20, wide, (600, 400), 3)
    assert tidy(boxes, (600, 400))
    assert all(overlap(Box(60, 0, 200, 300), box) for box in boxes), "no further away than needed"


def test_labels_stay_off_what_is_taken():
    taken = (Box(90, 60, 300, 80),)
    boxes = place((Label("Below the stamp", (100, 100), (400, 200), "right"),), 20, wide, (600, 400), 3, 0, taken)
    assert tidy(boxes, (600, 400), taken)


def test_a_picture_without_room_is_told():
    labels = tuple(Label("No room for this", (0, 0), (10, 10), "right") for _ in range(9))
    assert not tidy(place(labels, 20, wide, (140, 60), 3), (140, 60))


def test_a_box_is_inside_or_not():
    assert inside(Box(0, 0, 10, 10), (10, 10))
    assert not inside(Box(1, 0, 10, 10), (10, 10))


def test_a_leader_leaves_the_side_that_faces_its_end():
    box = Box(100, 100, 80, 20)
    assert leader_start(box, (300, 50)) == (180, 110)
    assert leader_start(box, (20, 300)) == (100, 110)
    assert leader_start(box, (140, 300)) == (140, 120)
