"""One page, two renderers: every word of every real page reaches the widgets and the text extracted from the PDF."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from consult_aid import handout
from consult_aid.assets import sample_visit
from consult_aid.compose.comparison import comparison_page
from consult_aid.compose.handout import handout_page
from consult_aid.compose.topic import topic_page
from consult_aid.content.visit_file import read_visit
from consult_aid.pages import Figure, Page, words
from consult_aid.record import replace
from consult_aid.ui.widgets.blocks import Renderer, words_shown
from consult_aid.ui.widgets.rasters import Rasters
from consult_aid.visit import Visit
from consult_aid.words import lexicon
from tests import paper
from tests.desk import unfold

PAGES = [
    "how-hair-grows",
    "why-hair-thins",
    "see-a-doctor-first",
    "stages",
    "tests",
    "how-common",
    "when-to-judge",
    "questions-people-ask",
    "what-you-may-have-read",
    "exosome",
    "prp",
    "topical-minoxidil",
    "oral-minoxidil",
    "finasteride",
    "dutasteride",
    "laser-cap",
    "transplant",
    "microneedling",
    "no-treatment",
    "comparison",
    "handout",
    "empty handout",
]


def page_named(pack, name: str) -> Page:
    visit = read_visit(sample_visit())
    match name:
        case "comparison":
            return comparison_page(pack, replace(visit, options=pack.manifest.options[:4]), "en")
        case "handout":
            return handout_page(pack, visit, "en")
        case "empty handout":
            return handout_page(pack, Visit(), "en")
        case _:
            return topic_page(pack, visit, name, "en")


def unbroken(text: str) -> str:
    """Without white space and hyphens: PDFium takes a hyphen at the end of a line for a broken word."""
    return paper.squeezed(text).replace("-", "")


def test_every_page_of_the_pack_is_held_to_this(shipped):
    assert set(PAGES) - {"comparison", "handout", "empty handout"} == {*shipped.pack.manifest.topics, *shipped.pack.manifest.options}


@pytest.mark.parametrize("name", PAGES)
def test_every_word_reaches_paper(shipped, name):
    page = page_named(shipped.pack, name)
    data = handout.render(page, shipped.pack.art)
    heard = paper.squeezed(paper.tree_of(data).all_text())
    seen = unbroken(paper.text_of(data))
    alts = {block.alt for block in page.blocks if isinstance(block, Figure)}
    for text in words(page):
        if text in alts:
            continue  # said to those who cannot see the picture; test_handout_accessible reads it back
        assert paper.squeezed(text) in heard, text
        for word in text.split():
            assert unbroken(word) in seen, (word, text)


@pytest.mark.parametrize("name", PAGES)
def test_every_word_reaches_the_screen(shipped, look, qtbot, name):
    page = page_named(shipped.pack, name)
    rasters = Rasters(shipped.pack.art)
    renderer = Renderer(look, lexicon("en").entries, shipped.pack.art, rasters)
    try:
        for block in page.blocks:
            widget = renderer.widget(block)
            shown = ""
            if isinstance(widget, QWidget):
                qtbot.addWidget(widget)
                unfold(widget)
                shown = paper.squeezed(words_shown(widget))
            for text in words(replace(page, letterhead=None, blocks=(block,))):
                assert paper.squeezed(text) in shown, text
    finally:
        rasters.close()


@pytest.mark.parametrize("name", PAGES)
def test_every_real_page_is_accessible_by_two_checkers(shipped, name, tmp_path):
    data = handout.render(page_named(shipped.pack, name), shipped.pack.art, "letter", "large")
    assert paper.ua_failures(data, tmp_path) == []
    assert paper.second_opinion(data, tmp_path) == []
