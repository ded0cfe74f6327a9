"""What people have read: a sentence is found, answered in one tap, and put in the handout singly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from consult_aid import handout
from consult_aid.content.load import load
from consult_aid.record import replace
from consult_aid.ui.session import Desk
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.prose import Prose
from consult_aid.visit import Visit
from tests import paper, sheets
from tests.packs import write_pack

PAGE = "how-a-knee-works"


@pytest.fixture(scope="module")
def knees(tmp_path_factory):
    return load(write_pack(tmp_path_factory.mktemp("pack")))


@pytest.fixture
def desk(consultation, knees):
    desk = consultation(loaded=knees)
    desk.open(PAGE)
    return desk


def seen(desk) -> str:
    """Every paragraph that is not folded away."""
    desk.settle()
    return "\n".join(part.words() for part in desk.window.findChildren(Prose) if part.isVisible())


def sentences(desk) -> list[str]:
    """The sentences that can be seen, by id."""
    return [row.id for row in desk.window.findChildren(QWidget, "judgement") if row.isVisible()]


def test_a_sentence_shows_its_verdict_and_one_tap_says_why(desk):
    head = desk.find("claim-rest-heals")
    assert head.accessibleName() == "“A natural rest heals a knee in weeks.” Contradicted"
    assert "People who rested had more pain." not in seen(desk)
    desk.tap("claim-rest-heals")
    shown = seen(desk)
    assert "People who rested had more pain." in shown and "Moderate certainty" in shown
    assert "A review group (2024). Knee pain: a review of trials." in shown
    desk.tap("claim-rest-heals")
    assert "People who rested had more pain." not in seen(desk)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_sentence_is_answered_with_the_keyboard(desk, key):
    desk.find("claim-regrows").setFocus(Qt.FocusReason.TabFocusReason)
    assert desk.find("claim-regrows").shows_focus()
    desk.press(key, on="claim-regrows")
    assert "Nobody has tested it." in seen(desk)
    assert desk.find("claim-regrows").accessibleDescription() == desk.window.said["hide_why"]


def test_the_sentence_that_the_patient_just_said_is_found_by_a_word(desk):
    desk.write("seek", "NATURAL")
    assert sentences(desk) == ["rest-heals"]
    assert desk.find("seek-result").words() == "1 of 2 sentences"
    assert "Smooth cartilage" not in seen(desk)
    desk.write("seek", "tested")  # in no sentence, but in the reasons of one
    assert sentences(desk) == ["regrows"]
    desk.write("seek", "xyz")
    assert sentences(desk) == []
    assert desk.find("seek-result").words() == desk.window.said["sought_none"].format(count=2)
    desk.tap("seek-empty")
    assert sentences(desk) == ["regrows", "rest-heals"]
    assert "Smooth cartilage" in seen(desk)


def test_escape_empties_what_is_sought(desk):
    desk.write("seek", "rest")
    desk.press(Qt.Key.Key_Escape, on="seek")
    assert desk.find("seek").text() == "" and len(sentences(desk)) == 2


def test_what_is_sought_goes_with_the_visit_and_with_the_page(desk):
    desk.write("seek", "rest")
    desk.session.apply(Desk(visit=Visit(), language="en", topic=PAGE))
    assert desk.find("seek").text() == "" and len(sentences(desk)) == 2
    desk.write("seek", "rest")
    desk.open("brace")
    assert not desk.sees("seek")
    desk.open(PAGE)
    assert desk.find("seek").text() == "" and len(sentences(desk)) == 2


def test_what_is_sought_is_kept_in_the_other_language(desk):
    desk.write("seek", "natural")
    desk.tap("language")
    desk.settle()
    assert desk.find("seek").text() == "natural"
    assert sentences(desk) == ["rest-heals"]


def test_a_single_sentence_is_put_in_the_handout_and_undone(desk):
    desk.tap("claim-regrows")
    desk.tap("keep-claim-regrows")
    assert desk.visit.claims == ("regrows",)
    assert desk.window.said["page_in_handout"] in desk.find("claim-regrows").accessibleName()
    assert desk.find("seek-result").words() == "2 sentences · in the handout: 1"
    printed = paper.squeezed(paper.text_of(desk.handout().data))
    assert "Cartilagegrowsbackwithbroth" in printed and "Anaturalrest" not in printed
    desk.tap("tab-learn")
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.visit.claims == ()
    assert desk.window.said["page_in_handout"] not in desk.find("claim-regrows").accessibleName()
    assert desk.find("keep-claim-regrows").text() == desk.window.said["put_claim"]


def test_looking_for_something_is_not_a_step_to_undo(desk):
    desk.put_in_handout()
    desk.write("seek", "rest")
    desk.session.undo()
    assert desk.visit.topics == ()
    assert desk.find("seek").text() == "rest"


def test_every_part_of_a_row_can_be_hit_and_named(desk):
    desk.tap("claim-regrows")
    for name in ("claim-regrows", "claim-rest-heals", "keep-claim-regrows", "seek"):
        control = desk.find(name)
        assert control.accessibleName() and min(control.width(), control.height()) >= 44, name


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1280, 800), (2.0, 1280, 800), (2.0, 720, 560), (1.0, 3840, 2160)])
def test_a_long_answer_is_shown_from_its_head(consultation, knees, qapp, scale, width, height):
    look = Look(scale)
    qapp.setFont(look.font())
    desk = consultation(loaded=knees, at=look)
    desk.window.resize(width, height)
    desk.open(PAGE)
    scroll = desk.find("words")
    desk.bot.wait(50)
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    desk.tap("claim-rest-heals")
    desk.bot.wait(50)
    row = desk.find("claim-rest-heals").parentWidget()
    top = row.y() - scroll.verticalScrollBar().value()
    assert 0 <= top < scroll.view.height()
    assert top + min(row.height(), scroll.view.height() - 20) <= scroll.view.height()


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1280, 800), (2.0, 1280, 800), (2.0, 720, 560), (1.0, 3840, 2160)])
def test_rows_are_whole_at_any_size(consultation, knees, qapp, scale, width, height):
    look = Look(scale)
    qapp.setFont(look.font())
    desk = consultation(loaded=knees, at=look)
    desk.window.resize(width, height)
    desk.open(PAGE)
    desk.tap("claim-regrows")
    desk.bot.wait(50)
    for row in desk.window.findChildren(QWidget, "judgement"):
        assert row.height() >= row.heightForWidth(row.width()) - 1
        for part in row.findChildren(QWidget):
            if part.isVisible() and part.parentWidget() is row:
                assert row.rect().contains(part.geometry()), part.objectName()
        assert row.width() >= row.minimumSizeHint().width()


def test_a_page_without_a_picture_gives_the_room_to_its_words(consultation, tmp_path):
    bare = load(write_pack(tmp_path, **{"topics/how-a-knee-works.yaml": ("illustrations: [knee]\n", "")}))
    desk = consultation(loaded=bare)
    desk.open("brace")
    narrow = desk.find("words").width()
    desk.open(PAGE)
    assert not desk.sees("picture-card")
    assert desk.find("words").width() > 1.5 * narrow
    desk.open("brace")
    assert desk.sees("picture-card") and desk.find("words").width() == narrow


def test_the_four_signs_differ_without_colour():
    boxes = []
    for item in sheets.JUDGED.items:
        page = sheets.page_of(replace(sheets.JUDGED, items=(item,)), letterhead=None)
        image = paper.picture_of(handout.render(page, {}), grey=True, scale=4).point(lambda value: 255 * (value > 150))
        boxes.append(image.crop((160, 160, 240, 240)))
    assert all(box.getextrema() == (0, 255) for box in boxes)
    for place, one in enumerate(boxes):
        for other in boxes[:place]:
            differ = sum(a != b for a, b in zip(one.tobytes(), other.tobytes(), strict=True))
            assert differ > 300, (place, differ)


def test_a_sign_is_an_artifact_and_the_word_is_heard():
    tree = paper.tree_of(handout.render(sheets.page_of(sheets.JUDGED), {}))
    items = [node for node in tree.walk() if node.kind == "LI"]
    assert len(items) == 4
    assert {kid.kind for item in items for kid in item.kids} == {"LBody"}
    assert paper.squeezed(items[2].all_text()).startswith("“Theywakerootsbetter.”Unsupported:nogoodevidenceeitherway.Becauseof")
