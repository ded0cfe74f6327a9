"""The choice of tones: it is offered where it has something to do, and what is chosen is seen, printed, undone and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from consult_aid import theme
from consult_aid.content.load import load
from consult_aid.ui.style import Look
from consult_aid.visit import Visit
from tests.packs import FILES, write_pack

KNEE = "illustrations/knee.svg"
SKIN = FILES[KNEE].replace('fill="#E8D9B8"', 'fill="#E7AE8C" class="skin"')
BOTH = SKIN.replace('fill="#7FB7C9"', 'fill="#7A5238" class="hair"')


@pytest.fixture
def knee(consultation, tmp_path):
    """A window on the sample pack with this picture."""

    def opened(picture: str, visit: Visit | None = None, **changes):
        desk = consultation(visit, load(write_pack(tmp_path, **{KNEE: picture, **changes})))
        desk.open("brace")
        desk.bot.waitUntil(lambda: desk.window.pane("learn")._picker is not None, timeout=20_000)
        QApplication.processEvents()
        return desk

    return opened


def bone(desk) -> str:
    """The colour of a bone in the picture, when it is sharp."""
    view = desk.find("picture")
    desk.bot.waitUntil(view.sharp, timeout=20_000)
    place, image = view._place(), view.grab().toImage()
    x, y = (place.left() + 170 / 400 * place.width(), place.top() + 250 / 300 * place.height())
    return image.pixelColor(round(x * image.devicePixelRatio()), round(y * image.devicePixelRatio())).name().upper()


def moved(desk, kind: str, colour: str) -> str:
    from consult_aid.tones import moved

    one, two = (tone.colours for tone in getattr(desk.pack.manifest, kind))
    return moved(colour, one, two)


def test_a_tone_is_chosen_seen_and_undone(knee):
    desk = knee(BOTH)
    assert bone(desk) == "#E7AE8C"
    desk.unfold_tones()
    assert desk.find("skin-light").isChecked()
    desk.tone("skin", "dark")
    assert desk.visit == Visit(skin="dark")
    assert bone(desk) == moved(desk, "skins", "#E7AE8C") != "#E7AE8C"
    desk.unfold_tones()
    assert desk.find("skin-dark").isChecked() and not desk.find("skin-light").isChecked()
    desk.tone("hair", "grey")
    assert desk.visit == Visit(skin="dark", hair="grey")
    for left in (Visit(skin="dark"), Visit()):
        desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert desk.visit == left
    assert bone(desk) == "#E7AE8C"
    desk.unfold_tones()
    assert desk.find("skin-light").isChecked() and desk.find("hair-brown").isChecked()


def test_a_visit_opens_in_its_tones(knee):
    desk = knee(BOTH, Visit(skin="dark"))
    assert bone(desk) == moved(desk, "skins", "#E7AE8C")
    desk.unfold_tones()
    assert desk.find("skin-dark").isChecked()


def test_pixels_of_one_tone_are_not_shown_for_another(knee):
    desk = knee(BOTH)
    seen = {}
    for tone in ("light", "dark", "light", "dark"):
        desk.tone("skin", tone)
        assert seen.setdefault(tone, bone(desk)) == bone(desk)
    assert len(set(seen.values())) == 2


def test_a_row_is_offered_only_where_the_picture_has_such_colours(knee):
    desk = knee(SKIN)
    desk.unfold_tones()
    assert desk.sees("skin-dark") and not desk.sees("hair-grey")


def test_nothing_is_offered_for_a_picture_without_marks(knee):
    desk = knee(FILES[KNEE])
    assert not desk.sees("tones")
    assert not desk.find("picture-card").head.corner.isVisible()


def test_nothing_is_offered_where_there_is_nothing_to_choose(consultation, tmp_path):
    first = '  - {id: dark, name: {en: Dark, es: Oscura}, colours: ["#341B10", "#A3714F"]}\n'
    desk = consultation(Visit(), load(write_pack(tmp_path, **{KNEE: SKIN, "pack.yaml": (first, "")})))
    desk.open("brace")
    desk.bot.wait(150)
    assert not desk.sees("tones")


def test_the_place_is_kept_before_the_choice_is_there(consultation, tmp_path):
    """The picture gives no room away when the button comes after the first paint."""
    desk = consultation(Visit(topics=("brace",)), load(write_pack(tmp_path, **{KNEE: BOTH})))
    learn = desk.window.pane("learn")
    assert learn._picker is None
    corner, picture = desk.find("picture-card").head.corner, desk.find("picture")
    before = (corner.geometry(), picture.pos(), picture.width())
    assert corner.isVisible() and corner.height() > 40
    desk.bot.waitUntil(lambda: learn._picker is not None, timeout=20_000)
    QApplication.processEvents()
    assert desk.sees("tones")
    assert (corner.geometry(), picture.pos(), picture.width()) == before


def test_arrow_keys_go_from_swatch_to_swatch_and_leave_the_picture_alone(knee):
    desk = knee(BOTH)
    desk.unfold_tones()
    desk.find("skin-light").setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Right, on="skin-light")
    assert desk.visit == Visit(skin="dark")
    assert desk.find("skin-dark").hasFocus()
    desk.press(Qt.Key.Key_Left, on="skin-dark")
    assert desk.visit.skin == "light"
    assert desk.visit.steps == {}


def test_a_screen_reader_is_told_the_tone_and_whether_it_is_chosen(knee):
    desk = knee(BOTH)
    desk.unfold_tones()
    swatch, other = desk.find("skin-light"), desk.find("hair-grey")
    assert (swatch.accessibleName(), other.accessibleName()) == ("Skin: Light", "Hair: Grey")
    for widget, checked in ((swatch, True), (other, False)):
        told = QAccessible.queryAccessibleInterface(widget)
        assert told.role() == QAccessible.Role.RadioButton
        assert bool(told.state().checked) == checked


def test_the_chosen_one_differs_by_more_than_its_colour(knee):
    """By a tick and a ring."""
    desk = knee(BOTH)
    desk.unfold_tones()
    chosen, other = desk.find("skin-light"), desk.find("skin-dark")

    def inked(swatch):
        image = swatch.grab().toImage()
        return {(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).name().upper() == theme.INK}

    for swatch, there in ((chosen, True), (other, False)):
        middle = swatch.width() / 2
        reach = [max(abs(x - middle), abs(y - middle)) / middle for x, y in inked(swatch)]
        assert (any(far < 0.3 for far in reach), any(far > 0.6 for far in reach)) == (there, there)  # a tick, a ring
    desk.tone("skin", "dark")
    desk.unfold_tones()
    assert inked(other) and not inked(chosen)


def test_a_name_in_a_tool_tip_is_no_markup(knee):
    pack = ("{id: dark, name: {en: Dark, es: Oscura}", '{id: dark, name: {en: "<b>Dark</b> & deep", es: Oscura}')
    desk = knee(BOTH, **{"pack.yaml": pack})
    desk.unfold_tones()
    assert desk.find("skin-dark").toolTip() == "<qt>Skin: &lt;b&gt;Dark&lt;/b&gt; &amp; deep</qt>"


def test_the_preview_and_the_sheet_are_made_anew(knee):
    desk = knee(BOTH)
    desk.put_in_handout()
    drawn = desk.handout().data
    desk.tap("tab-learn")
    desk.tone("skin", "dark")
    other = desk.handout().data
    assert other != drawn
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.handout().data == drawn


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_swatch_has_its_place_at_any_size(consultation, shipped, qapp, scale):
    look = Look(scale)
    desk = consultation(Visit(), at=look)
    desk.window.resize(1280, 800)
    desk.open("prp")
    desk.bot.waitUntil(lambda: desk.sees("tones"), timeout=20_000)
    desk.unfold_tones()
    manifest, shelf = shipped.pack.manifest, desk.find("tone-picker")
    names = [f"skin-{tone.id}" for tone in manifest.skins] + [f"hair-{tone.id}" for tone in manifest.hairs]
    places = [swatch.rect().translated(swatch.mapTo(shelf, swatch.rect().topLeft())) for swatch in map(desk.find, names)]
    assert all(shelf.rect().contains(place) for place in places)
    assert not any(one.intersects(two) for k, one in enumerate(places) for two in places[:k])


def test_the_pictures_of_other_pages_are_drawn_in_the_tone_while_nothing_happens(desk):
    learn = desk.window.pane("learn")
    desk.open("prp")
    desk.bot.waitUntil(lambda: learn.foreseen and desk.sees("tones"), timeout=30_000)
    desk.tone("skin", "dark")
    assert not learn.foreseen
    desk.bot.waitUntil(lambda: learn.foreseen, timeout=30_000)
    desk.tap("open-topical-minoxidil")
    assert desk.find("picture").sharp()


def test_the_picture_is_not_squeezed_where_panels_stand_under_each_other(consultation):
    """In a narrow window the tabs, two rows there, make the card higher, not the picture smaller."""
    desk = consultation(Visit(topics=("prp",)))
    desk.window.resize(720, 560)
    desk.bot.waitUntil(lambda: desk.sees("tones"), timeout=20_000)
    desk.bot.wait(100)
    card = desk.find("picture-card")
    assert card.height() >= card.layout().totalHeightForWidth(card.width())
