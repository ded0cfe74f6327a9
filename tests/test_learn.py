"""Learning: a page, its picture and its steps, and putting it in the handout."""

from __future__ import annotations

from PySide6.QtCore import Qt

from consult_aid import pages
from consult_aid.compose.topic import topic_page
from tests.desk import unfold


def test_a_page_says_everything_it_has_to_say(desk):
    for page in (*desk.pack.topics, *desk.pack.options):
        desk.open(page.id)
        if desk.sees("sources"):
            desk.tap("sources")
        desk.settle()
        unfold(desk.find("words"))
        shown = "".join(desk.words_on_screen().split())
        made = topic_page(desk.pack, desk.visit, page.id, "en")
        figures = [block for block in made.blocks if isinstance(block, pages.Figure)]
        text = [block for block in made.blocks if not isinstance(block, pages.Figure)]
        for word in pages.words(pages.Page("", "en", tuple(text))):
            assert "".join(word.split()) in shown, word
        assert not figures or figures[0].title in desk.words_on_screen()


def test_a_picture_is_told_step_by_step(desk):
    desk.open("exosome")
    figure = desk.find("picture-card")._shown
    assert not desk.find("previous-step").isEnabled()
    desk.tap("next-step")
    assert desk.visit.steps[figure.art] == 1
    assert figure.frames[0].caption in desk.words_on_screen()
    last = len(figure.frames)
    desk.step(last)
    assert desk.visit.steps[figure.art] == last
    assert not desk.find("next-step").isEnabled()
    desk.step(0)
    assert desk.visit.steps[figure.art] == 0


def test_the_arrow_keys_turn_the_picture(desk):
    desk.open("exosome")
    figure = desk.find("picture-card")._shown
    desk.find("picture").setFocus()
    desk.press(Qt.Key.Key_Right, on="picture")
    desk.press(Qt.Key.Key_Right, on="picture")
    desk.press(Qt.Key.Key_Left, on="picture")
    assert desk.visit.steps[figure.art] == 1


def test_the_picture_becomes_sharp(desk):
    desk.open("exosome")
    picture = desk.find("picture")
    desk.bot.waitUntil(picture.sharp, timeout=20_000)
    desk.window.resize(1500, 900)
    desk.bot.waitUntil(picture.sharp, timeout=20_000)


def test_the_pictures_of_other_pages_are_drawn_while_nothing_happens(desk):
    learn = desk.window.pane("learn")
    for id in ("prp", "why-hair-thins"):
        desk.bot.waitUntil(lambda: learn.foreseen, timeout=30_000)
        desk.tap(f"open-{id}")
        assert desk.find("picture").sharp()


def test_a_picture_says_what_it_shows_to_those_who_cannot_see_it(desk):
    desk.open("exosome")
    alt = next(desk.pack.illustrations[id].alt["en"] for id in desk.pack.option("exosome").illustrations)
    assert alt in desk.find("picture").accessibleDescription()


def test_every_picture_of_a_page_can_be_chosen(desk):
    option = desk.pack.option("exosome")
    assert len(option.illustrations) > 1
    desk.open("exosome")
    desk.tap(f"picture-{option.illustrations[1]}")
    assert desk.find("picture").accessibleName() == desk.pack.illustrations[option.illustrations[1]].title["en"]


def test_a_page_is_put_in_the_handout_and_taken_out(desk):
    desk.open("prp")
    desk.put_in_handout()
    assert desk.visit.topics == ("prp",)
    assert desk.window.said["page_in_handout"] in desk.find("open-prp").accessibleName()
    assert desk.find("put-in-handout").text() == desk.window.said["in_handout"]
    desk.put_in_handout()
    assert desk.visit.topics == ()


def test_comparing_starts_from_the_page_in_view(desk):
    desk.open("exosome")
    assert desk.find("compare-with").text() == "Compare with PRP"
    desk.tap("compare-with")
    assert desk.visit.options == ("exosome", "prp")
    assert desk.compared() == ["Exosomes", "PRP"]


def test_the_page_keeps_its_place_when_one_comes_back(desk):
    desk.open("exosome")
    bar = desk.find("words").verticalScrollBar()
    desk.bot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)
    desk.open("prp")
    desk.open("exosome")
    assert desk.find("words").verticalScrollBar().value() == 100
