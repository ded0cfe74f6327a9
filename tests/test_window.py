"""The window as a whole: its panes, its keys, its bars, and what it does when something is wrong."""

from __future__ import annotations

import sys
from dataclasses import replace

from PySide6.QtCore import Qt

from consult_aid.content.load import Loaded
from consult_aid.errors import Problem
from consult_aid.ui.trouble import Trouble
from consult_aid.visit import Visit
from consult_aid.words import lexicon


def test_the_window_opens_on_the_first_page_of_the_pack(desk):
    assert desk.pack.topics[0].title["en"] in desk.words_on_screen()
    assert desk.window.windowTitle() == desk.pack.manifest.title["en"]


def test_a_visit_opens_on_its_first_page(consultation):
    desk = consultation(Visit(topics=("nothing-like-it", "prp")))
    assert desk.session.desk.topic == "prp"


def test_the_panes_are_reached_by_tabs_and_by_keys(desk):
    for number, pane in ((Qt.Key.Key_2, "compare"), (Qt.Key.Key_3, "handout"), (Qt.Key.Key_1, "learn")):
        desk.press(number, Qt.KeyboardModifier.ControlModifier)
        assert desk.session.desk.pane == pane
        assert desk.find(f"tab-{pane}").isChecked()
    desk.tap("tab-compare")
    assert desk.session.desk.pane == "compare"


def test_the_whole_way_works_with_the_keyboard_alone(desk):
    """Tab reaches every control of every pane once round, and no control keeps it."""
    for pane in ("learn", "compare", "handout"):
        desk.tap(f"tab-{pane}")
        seen = []
        for _ in range(120):
            desk.bot.keyClick(desk.window.focusWidget() or desk.window, Qt.Key.Key_Tab)
            focused = desk.window.focusWidget()
            assert focused is not None
            if focused in seen:
                break
            seen.append(focused)
        names = {widget.objectName() for widget in seen}
        wanted = {"learn": "next-step", "compare": "add-prp", "handout": "save-pdf"}[pane]
        assert wanted in names and "tab-learn" in names


def test_the_name_of_the_patient_stands_in_the_bar_and_leads_to_its_field(desk):
    desk.tap("patient-pill")
    desk.write("patient", "Ana <b>Q&A</b>")
    assert "Ana <b>Q&A</b>" in desk.find("patient-pill").accessibleName()
    assert "Ana" not in desk.window.windowTitle()


def test_undo_brings_back_what_was_decided_before(desk):
    desk.open("prp")
    desk.put_in_handout()
    assert desk.visit.topics == ("prp",)
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.visit.topics == ()
    assert desk.session.desk.topic == "prp"


def test_turning_the_picture_is_not_undone(desk):
    desk.open("exosome")
    desk.put_in_handout()
    desk.step(2)
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.visit.topics == ()
    assert 2 in desk.visit.steps.values()


def test_what_could_not_be_shown_is_said_in_a_bar_that_opens_a_list(consultation, shipped):
    broken = replace(shipped, problems=(Problem("topics/x.yaml", 3, "topic x", "the title is missing", "add a title"),))
    desk = consultation(loaded=broken)
    assert desk.window.said["one_problem"] in desk.words_on_screen()
    assert "topics/x.yaml:3" not in desk.words_on_screen()
    desk.tap("show-problems")
    assert "topics/x.yaml:3: topic x: the title is missing; add a title" in desk.words_on_screen()
    desk.tap("show-problems")
    assert not desk.sees("problem-list")


def test_warnings_do_not_disturb_a_consultation(consultation, shipped):
    warned = replace(shipped, problems=(Problem("pack.yaml", 1, "", "old", "look again", "warning"),))
    assert not consultation(loaded=warned).sees("problems")


def test_a_fault_is_told_calmly_and_without_words_of_the_visit(desk, capsys, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    trouble = Trouble()
    trouble.happened.connect(desk.window.trouble)
    trouble.watch()
    try:
        raise ValueError("Ana Example said something")
    except ValueError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    trouble.rest()
    shown = desk.words_on_screen()
    assert desk.window.said["trouble"] in shown
    assert "Ana Example" not in shown + capsys.readouterr().err
    assert "Traceback" not in shown
    desk.open("prp")  # the window lives on
    desk.tap("close-trouble")
    assert not desk.sees("trouble")


def test_one_language_needs_no_button(consultation, shipped):
    one = replace(shipped.pack, manifest=replace(shipped.pack.manifest, languages=("en",)))
    assert not consultation(loaded=Loaded(one, ())).sees("language")


def test_another_language_is_one_tap_away_when_pack_and_product_speak_it(consultation, shipped, monkeypatch):
    from consult_aid.ui import main_window

    pack = shipped.pack
    titles = {**pack.topics[0].title, "xx": "Zzz"}
    topics = (replace(pack.topics[0], title=titles), *pack.topics[1:])
    both = replace(pack, manifest=replace(pack.manifest, languages=("en", "xx")), topics=topics)
    english = lexicon("en")
    monkeypatch.setattr(main_window, "languages", lambda: ("en", "xx"))
    monkeypatch.setattr(main_window, "lexicon", lambda _language: english)
    monkeypatch.setattr("consult_aid.compose.voice.lexicon", lambda _language: english)
    desk = consultation(loaded=replace(shipped, pack=both))
    desk.tap("language")
    assert desk.visit.language == "xx"
    assert "Zzz" in desk.words_on_screen()
    desk.tap("language")
    assert "Zzz" not in desk.words_on_screen()


def test_content_that_nobody_signed_off_says_so_in_every_pane(desk):
    for pane in ("learn", "compare", "handout"):
        desk.tap(f"tab-{pane}")
        assert desk.window.bar.isVisible()
        assert desk.window.bar.accessibleDescription() == "Not yet signed off by a clinician"
