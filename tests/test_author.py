"""Writing a pack with the window open: everything that is found stands in place, and what is saved is shown."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from consult_aid import cli
from consult_aid.compose.author import author_page
from consult_aid.content.lint import examine
from consult_aid.content.lint.score import Score
from consult_aid.content.load import load
from consult_aid.content.workshop import Workshop
from consult_aid.errors import Problem
from consult_aid.pages import Bullets, Heading, Notice, words
from consult_aid.ui.author.desk import AuthorDesk
from consult_aid.ui.author.fit import fitted
from consult_aid.ui.author.waiting import WaitingWindow
from consult_aid.ui.author.watch import FolderWatch
from consult_aid.ui.session import Desk
from consult_aid.ui.widgets.prose import Prose
from consult_aid.visit import Ink, Visit
from consult_aid.words import lexicon
from tests.packs import FILES, write_pack

BRACE, TOPIC = "options/brace.yaml", "topics/how-a-knee-works.yaml"
PATIENCE = 20_000


class Author:
    """Somebody who writes the knee pack while its window is open."""

    def __init__(self, consultation, folder: Path, visit: Visit) -> None:
        self.pack = write_pack(folder)
        self.looks = 0
        self.gate = threading.Event()
        self.gate.set()
        self.desk = consultation(visit, loaded=load(self.pack))
        window, session = self.desk.window, self.desk.session
        self.author = AuthorDesk(
            self.desk.look, Workshop(self.read, partial(examine, self.pack), (self.pack,)), window, session, load(self.pack)
        )
        session.apply(session.desk.at("author"))
        self.author.looker.look()

    def read(self):
        self.looks += 1
        self.gate.wait(20)
        return load(self.pack)

    def save(self, file: str, old: str, new: str) -> None:
        """As a simple editor does it: the file is written over."""
        path = self.pack / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        """As a careful editor does it: another file takes the place of the old one."""
        path = self.pack / file
        beside = path.with_suffix(".new")
        beside.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        beside.replace(path)

    def sees(self, text: str, absent: bool = False) -> None:
        """Waits until the window says this, or no longer does."""
        self.desk.bot.waitUntil(lambda: (text in self.screen()) != absent, timeout=PATIENCE)
        QApplication.processEvents()  # what has come is on the screen now

    def screen(self) -> str:
        return "\n".join(part.words() for part in self.desk.window.findChildren(Prose) if part.isVisible())


@pytest.fixture
def author(consultation, tmp_path):
    return Author(consultation, tmp_path, Visit())


def test_errors_stand_first_with_place_and_what_to_do():
    problems = (
        Problem("options/brace.yaml", 3, "option brace", "it is late", "set a new day", "warning"),
        Problem("pack.yaml", 12, "", "a title is missing", "write one"),
    )
    scores = (
        Score("IPDAS", "total", "1 of 2 met", "not met", "1 not met"),
        Score("IPDAS", "1.1", "names the condition", "met", "topics: 1"),
        Score("IPDAS", "1.2", "names the options", "not met", "none"),
    )
    page = author_page(problems, scores, "", "en")
    lines = [block.items[0] for block in page.blocks if isinstance(block, Bullets)]
    assert [(line.lead, line.badge.word) for line in lines] == [
        ("pack.yaml:12", "Error"),
        ("options/brace.yaml:3", "Warning"),
        ("1.2", "Not met"),
        ("1.1", "Met"),
    ]
    assert lines[0].text == "a title is missing. Write one."
    assert lines[1].text == "option brace: it is late. Set a new day."
    assert "Errors (1)" in [block.text for block in page.blocks if isinstance(block, Heading)]
    assert "1 of 2 met: 1 not met." in list(words(page))
    assert not any(isinstance(block, Notice) for block in page.blocks)
    assert "because" in list(words(author_page(problems, scores, "because", "es")))


def test_what_is_found_is_what_check_finds(author):
    author.sees(author.desk.window.said["author_scores"])
    author.desk.settle()
    found = examine(author.pack)
    assert found.warnings and len(found.scores) > 10
    shown = author.screen()
    for problem in found.problems:
        assert f"{problem.file}:{problem.line} " in shown and problem.what in shown
    for score in found.scores:
        assert score.asks in shown


def test_a_mistake_is_shown_with_its_place_and_goes_when_it_is_mended(author):
    author.sees("Errors: 0. Warnings: ")
    author.save(BRACE, "certainty: low", "certainty: lowish")
    author.sees("options/brace.yaml:8 option brace, summary, certainty: this value is not one of those allowed.")
    author.desk.bot.waitUntil(lambda: author.desk.sees("problems"), timeout=PATIENCE)
    author.save(BRACE, "certainty: lowish", "certainty: low")
    author.sees("Errors: 0. Warnings: ")
    author.desk.bot.waitUntil(lambda: not author.desk.sees("problems"), timeout=PATIENCE)


def test_new_words_are_shown_in_the_other_panes(author):
    author.sees("Errors: 0")
    author.save(TOPIC, "How a knee works,", "How knees glide,")
    author.desk.tap("tab-learn")
    author.sees("How knees glide")
    author.save(BRACE, "short: {en: Brace,", "short: {en: Sleeve,")
    author.desk.tap("tab-compare")
    author.desk.bot.waitUntil(lambda: author.desk.find("add-brace").text() == "Add Sleeve", timeout=PATIENCE)


def test_a_file_that_an_editor_replaces_is_followed_each_time(author):
    author.sees("Errors: 0")
    author.desk.tap("tab-learn")
    for save, old, new in (
        (author.replace, "How a knee works,", "First,"),
        (author.save, "First,", "Second,"),
        (author.replace, "Second,", "Third,"),
        (author.save, "Third,", "Fourth,"),
    ):
        save(TOPIC, old, new)
        author.sees(new.rstrip(","))


def test_a_file_that_is_added_or_removed_is_noticed(author):
    author.sees("Errors: 0")
    stray = author.pack / "options" / "stray.yaml"
    stray.write_text(FILES[BRACE], encoding="utf-8")
    author.sees("options/stray.yaml")
    stray.unlink()
    author.sees("options/stray.yaml", absent=True)


def test_a_pack_that_cannot_be_used_leaves_the_last_good_one_in_the_window(author):
    author.sees("Errors: 0")
    author.save("pack.yaml", "id: knee-pain", "id: [knee-pain")
    author.sees(author.desk.window.said["author_stale"])
    assert "pack.yaml:" in author.screen()
    author.desk.tap("tab-learn")
    author.sees("Smooth cartilage lets the bones glide.")
    author.desk.tap("tab-author")
    author.save("pack.yaml", "id: [knee-pain", "id: knee-pain")
    author.sees(author.desk.window.said["author_stale"], absent=True)


def test_a_folder_that_goes_and_comes_back_is_waited_for(author):
    author.sees("Errors: 0")
    author.pack.rename(author.pack.with_name("away"))
    author.sees(author.desk.window.said["author_stale"])
    author.pack.with_name("away").rename(author.pack)
    author.sees(author.desk.window.said["author_stale"], absent=True)
    author.save(BRACE, "certainty: low", "certainty: lowish")
    author.sees("Errors: 1")


def test_the_window_lives_while_the_pack_is_looked_at(author):
    author.sees("Errors: 0")
    author.gate.clear()
    author.desk.tap("author-again")
    author.desk.bot.waitUntil(lambda: author.looks > 1, timeout=PATIENCE)
    assert author.desk.find("author-told").words() == author.desk.window.said["author_looking"]
    author.desk.tap("tab-learn")
    author.desk.open("brace")
    assert "Knee brace" in author.screen()
    author.gate.set()
    author.desk.tap("tab-author")
    author.sees("Looked at")


def test_what_is_written_in_one_go_is_looked_at_once(qtbot, tmp_path):
    pack = write_pack(tmp_path)
    watch = FolderWatch((pack,))
    told = []
    watch.changed.connect(lambda: told.append(1))
    for number in range(10):
        (pack / "options" / f"new-{number}.yaml").write_text("x", encoding="utf-8")
        qtbot.wait(20)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    qtbot.wait(700)
    assert told == [1]


def test_the_place_on_the_page_and_the_keyboard_stay_when_the_pack_changes(author):
    author.sees(author.desk.window.said["author_scores"])
    author.desk.settle()
    bar = author.desk.find("author-findings").verticalScrollBar()
    bar.setValue(120)
    author.desk.find("author-again").setFocus(Qt.FocusReason.TabFocusReason)
    author.save(TOPIC, "How a knee works,", "How knees glide,")
    author.desk.bot.waitUntil(lambda: author.author._shown.topics[0].title["en"] == "How knees glide", timeout=PATIENCE)
    author.desk.settle()
    assert author.desk.find("author-findings").verticalScrollBar().value() == 120
    assert author.desk.window.focusWidget() is author.desk.find("author-again")


def test_the_visit_keeps_what_the_new_pack_still_knows(tmp_path):
    pack = load(write_pack(tmp_path, **{"pack.yaml": ("options: [brace, exercise,", "options: [exercise,")})).pack
    visit = Visit(
        patient="Ana",
        topics=("brace", "exercise"),
        options=("exercise", "brace"),
        priorities=("low-cost", "gone"),
        claims=("regrows", "gone"),
        steps={"knee": 9, "gone": 1},
        ink=(Ink(illustration="knee", step=9, strokes=()), Ink(illustration="knee", step=2, strokes=())),
    )
    desk = fitted(Desk(visit=visit, language="fr", topic="brace", picture="gone", pane="author"), pack)
    assert (desk.topic, desk.picture, desk.language, desk.pane) == ("how-a-knee-works", "", "en", "author")
    assert desk.visit == Visit(
        patient="Ana",
        topics=("exercise",),
        options=("exercise",),
        priorities=("low-cost",),
        claims=("regrows",),
        ink=(Ink(illustration="knee", step=2, strokes=()),),
    )


def test_an_option_that_is_taken_out_of_the_pack_leaves_the_comparison(consultation, tmp_path):
    author = Author(consultation, tmp_path, Visit(options=("brace", "exercise")))
    author.sees("Errors: 0")
    author.desk.session.visit(author.desk.visit.with_priority("low-cost"))
    author.save("pack.yaml", "options: [brace, exercise,", "options: [exercise,")
    author.desk.bot.waitUntil(lambda: author.desk.visit.options == ("exercise",), timeout=PATIENCE)
    author.desk.settle()
    author.desk.tap("tab-compare")
    author.desk.session.undo()
    assert author.desk.visit.options == ("exercise",)
    author.desk.handout()


def test_the_page_is_reached_by_a_key_and_speaks_the_language_of_the_window(author):
    author.sees("Errors: 0")
    author.desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    author.desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert author.desk.session.desk.pane == "author"
    author.desk.tap("language")
    author.sees("Errores: 0")


@pytest.fixture
def waiting(qtbot, look, tmp_path):
    """A window on a pack that cannot be used yet."""
    pack = write_pack(tmp_path, **{"pack.yaml": ("id: knee-pain", "id: [knee-pain")})
    loaded = load(pack)
    assert loaded.pack is None
    window = WaitingWindow(look, Workshop(partial(load, pack), partial(examine, pack), (pack,)), loaded, "en")
    qtbot.addWidget(window)
    window.show()
    yield window, pack
    window.close()


def test_a_pack_that_cannot_be_used_from_the_start_is_waited_for(waiting, qtbot):
    window, pack = waiting
    shown = "\n".join(part.words() for part in window.findChildren(Prose))
    assert lexicon("en")["author_not_yet"] in shown and "pack.yaml:" in shown
    with qtbot.waitSignal(window.over, timeout=PATIENCE):
        (pack / "pack.yaml").write_text(FILES["pack.yaml"], encoding="utf-8")
    assert window.loaded.pack.manifest.id == "knee-pain"


def test_waiting_ends_when_the_author_closes_the_window(waiting, qtbot):
    window, _ = waiting
    with qtbot.waitSignal(window.over, timeout=PATIENCE):
        window.close()
    assert window.loaded is None


def test_there_is_no_such_page_for_anyone_else(desk):
    assert not desk.sees("tab-author")
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.desk.pane == "learn"


def test_the_command_line_opens_it(tmp_path, monkeypatch):
    pack, opened = write_pack(tmp_path), []
    monkeypatch.setattr("consult_aid.cli.has_display", lambda: True)
    monkeypatch.setattr("consult_aid.ui.app.run", lambda *given: opened.append(given) or 0)
    assert cli.main(["--author", "--pack", str(pack)]) == 0
    workshop = opened[0][-1]
    assert workshop.folders == (pack,)
    assert workshop.read().pack == load(pack).pack
    assert workshop.examine().pack == load(pack).pack
    assert cli.main(["--pack", str(pack)]) == 0
    assert opened[1][-1] is None
    (pack / "pack.yaml").write_text("id: [", encoding="utf-8")
    assert cli.main(["--author", "--pack", str(pack), "--lang", "es"]) == 0
    assert opened[2][0].pack is None and opened[2][3] == "es"
    assert cli.main(["--pack", str(pack)]) == 2
    shutil.rmtree(pack)
    assert cli.main(["--author", "--pack", str(pack)]) == 2
