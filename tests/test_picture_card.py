"""The picture card: the picture has most of it; tabs, player and the choice of tones take what they need."""

from __future__ import annotations

from html import escape

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from consult_aid import theme
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.prose import Prose
from consult_aid.ui.widgets.tabs import LINES, PictureTab, shortened
from consult_aid.visit import Visit

SHARE = 0.6


def pictures(desk):
    """Every picture of every page, each in view in turn."""
    for page in (*desk.pack.topics, *desk.pack.options):
        desk.open(page.id)
        for id in page.illustrations:
            if len(page.illustrations) > 1:
                desk.tap(f"picture-{id}")
            QApplication.processEvents()
            yield page.id, id


@pytest.fixture(params=["en", "es"])
def spoken(request, consultation):
    desk = consultation(Visit(language=request.param))
    if request.param == "es":
        desk.tap("language")
    desk.bot.waitUntil(lambda: bool(desk.find("picture-card")._keys), timeout=20_000)
    return desk


def test_the_picture_has_most_of_the_card_in_a_small_window(spoken):
    for place in pictures(spoken):
        card, picture = spoken.find("picture-card"), spoken.find("picture")
        assert picture._place().height() >= SHARE * card.height(), place


def test_captions_take_three_lines_at_most_in_a_small_window(spoken):
    step = spoken.look.px(theme.BODY)
    for place in pictures(spoken):
        card = spoken.find("picture-card")
        room = card.player.width() - 2 * spoken.look.px(6)
        for number in range(len(card._shown.frames) + 1):
            caption = Prose(spoken.look, (), ())
            caption.say(*_runs(card._shown, number))
            assert caption.heightForWidth(room) < 3.9 * 1.4 * step, (place, number)
            caption.deleteLater()


def _runs(figure, number):
    from consult_aid.ui.widgets.steps import _told

    return _told(figure, number)


def test_the_player_keeps_no_more_room_than_its_tallest_step(desk):
    desk.open("prp")
    desk.bot.waitUntil(lambda: bool(desk.find("picture-card")._keys), timeout=20_000)
    player = desk.find("picture-card").player
    needed = []
    for number in range(len(player._figure.frames) + 1):
        desk.step(number)
        height = player.height()
        needed.append(player._caption.geometry().bottom() + 1)
        assert player._caption.height() >= player._caption.heightForWidth(player._caption.width())
        assert height == player.minimumHeight(), "the picture does not jump"
    assert max(needed) >= player.height() - 3


def test_long_titles_of_steps_stand_over_the_bar_at_200_percent(consultation, qapp):
    look = Look(2.0)
    qapp.setFont(look.font())
    desk = consultation(Visit(topics=("prp",)), at=look)
    desk.tap("language")
    desk.bot.waitUntil(lambda: bool(desk.find("picture-card")._keys), timeout=20_000)
    player, broken = desk.find("picture-card").player, 0
    for number in range(1, len(player._figure.frames) + 1):
        desk.step(number)
        desk.bot.wait(20)
        title, stripe = player._title, desk.find(f"step-{number}")
        assert title.height() >= title.heightForWidth(title.width())
        assert title.y() >= 0 and title.geometry().bottom() <= stripe.height() - look.px(13)
        broken += title.height() > look.px(40)
        assert desk.find("picture-card").rect().contains(player.geometry())
    assert broken, "a title that takes two lines has been seen"


def test_tabs_are_thumbnails_with_titles_of_two_lines_at_most(spoken):
    seen = 0
    for _, id in pictures(spoken):
        head = spoken.find("picture-card").head
        spoken.bot.waitUntil(lambda head=head: all(tab.toolTip() for tab in head._tabs), timeout=20_000)
        title = spoken.find("picture").accessibleName()
        assert spoken.find("picture-title").words() == title
        for tab in head.findChildren(PictureTab):
            if tab.isVisible():
                metrics = QFontMetrics(spoken.look.font(theme.SMALL))
                assert len(tab.lines()) <= LINES
                assert all(metrics.horizontalAdvance(line) <= tab.width() for line in tab.lines())
                assert tab.accessibleName() == tab.figure.title
                assert tab.toolTip() == f"<qt>{escape(tab.figure.title)}</qt>"
                assert tab.isChecked() == (tab.figure.art == id)
                seen += 1
    assert seen > 20


def test_a_long_title_is_shortened_and_says_so(look):
    lines = shortened("A title that goes on and on and on", look.px(theme.SMALL), 90)
    assert len(lines) == 2 and lines[1].endswith("…")
    assert shortened("Short", look.px(theme.SMALL), 90) == ("Short",)


def test_thumbnails_come_after_the_first_paint(consultation):
    desk = consultation(Visit(topics=("exosome",)))
    tabs = [tab for tab in desk.find("picture-card").findChildren(PictureTab) if tab.isVisible()]
    rasters = desk.window.rasters
    assert len(tabs) > 1
    assert all(rasters.held(tab.wanted()) is None for tab in tabs)
    desk.bot.waitUntil(lambda: all(rasters.held(tab.wanted()) is not None for tab in tabs), timeout=20_000)
    image = tabs[1].grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(6, 44) for y in range(8, 40)}
    assert len(colours) > 20


def test_a_thumbnail_never_stands_for_a_picture_that_is_held_larger(desk):
    desk.open("exosome")
    rasters, picture = desk.window.rasters, desk.find("picture")
    desk.bot.waitUntil(picture.sharp, timeout=20_000)
    tab = desk.find("picture-exosome-what")
    desk.bot.waitUntil(lambda: rasters.held(tab.wanted()) is not None, timeout=20_000)
    assert rasters.stale(tab.wanted()).width() > 400


def test_the_stamp_has_its_own_strip(desk):
    desk.open("exosome")
    desk.tap("picture-exosome-signal")
    picture = desk.find("picture")
    assert picture._figure.stamp
    place, strip = picture._place(), picture._stamp_strip()
    assert strip > 20
    assert place.bottom() + strip <= picture.height() + 1
    desk.tap("picture-exosome-what")
    assert picture._stamp_strip() == 0


def test_of_the_whole_picture_the_player_says_which_steps_there_are(desk):
    desk.open("prp")
    told = desk.find("picture-card").player._caption.words()
    figure = desk.find("picture-card")._shown
    assert all(frame.title in told.replace("\xa0", " ") for frame in figure.frames)


@pytest.fixture
def toned(desk):
    """A picture with colours of skin and hair, the choice of tones folded."""
    desk.open("prp")
    desk.bot.waitUntil(lambda: desk.sees("tones"), timeout=20_000)
    return desk


def test_the_tones_are_one_round_button_until_it_is_tapped(toned):
    button = toned.find("tones")
    assert button.accessibleName() == toned.window.said["skin_and_hair"]
    assert (button.width(), button.height()) == (theme.TARGET, theme.TARGET)
    assert not toned.sees("tone-picker") and not button.isChecked()
    before = toned.find("picture").geometry()
    toned.tap("tones")
    assert toned.sees("tone-picker") and button.isChecked()
    assert toned.find("picture").geometry() == before, "it unfolds over the picture"
    assert not toned.find("tone-picker").isWindow()


def test_the_button_is_drawn_in_the_tones_that_hold(toned):
    def colours() -> tuple[str, str]:
        image = toned.find("tones").grab().toImage()
        middle = image.height() // 2
        return tuple(image.pixelColor(x, middle).name().upper() for x in (image.width() // 3, image.width() * 2 // 3))

    before = colours()
    toned.tone("skin", "dark")
    after = colours()
    assert before[0] != after[0] and before[1] == after[1]
    assert after[0] == toned.find("tones")._picker.colours()[0].upper()


def test_a_choice_folds_it(toned):
    toned.tap("tones")
    toned.tap("skin-dark")
    assert toned.visit.skin == "dark"
    assert not toned.sees("tone-picker") and not toned.find("tones").isChecked()


def test_escape_folds_it_and_the_keyboard_is_back_on_the_button(toned):
    toned.tap("tones")
    toned.press(Qt.Key.Key_Escape, on=toned.window.focusWidget().objectName())
    assert not toned.sees("tone-picker")
    assert toned.find("tones").hasFocus()
    assert toned.visit == Visit()


def test_a_tap_elsewhere_folds_it_and_does_nothing_else(toned):
    toned.tap("tones")
    button = toned.find("open-exosome")
    spot = button.mapTo(toned.window, button.rect().center())
    hit = toned.window.childAt(spot)
    toned.bot.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(toned.window, spot))
    assert not toned.sees("tone-picker")
    assert toned.find("picture").accessibleName() == toned.pack.illustrations["prp"].title["en"]


def test_tab_goes_from_row_to_row_and_stays(toned):
    toned.tap("tones")
    first = toned.window.focusWidget().objectName()
    seen = [first]
    for _ in range(2):
        toned.press(Qt.Key.Key_Tab, on=seen[-1])
        seen.append(toned.window.focusWidget().objectName())
    assert first.startswith("skin-") and seen[1].startswith("hair-") and seen[2] == first


def test_nothing_lies_over_another_pane(toned):
    toned.tap("tones")
    toned.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    toned.bot.waitUntil(lambda: toned.sees("keep-comparison") or toned.sees("add-option"), timeout=20_000)
    assert not toned.sees("tone-picker")
    assert toned.window.childAt(QPoint(640, 400)) is not None
    toned.tap("tab-learn")
    assert not toned.sees("tone-picker")


def test_the_tones_unfold_inside_the_window_at_200_percent(consultation, qapp):
    look = Look(2.0)
    qapp.setFont(look.font())
    desk = consultation(Visit(topics=("prp",)), at=look)
    desk.bot.waitUntil(lambda: desk.sees("tones"), timeout=20_000)
    desk.tap("tones")
    picker = desk.find("tone-picker")
    assert desk.window.rect().contains(picker.geometry())
