"""The window as a test uses it: in the words of a consultation, by the object names of its controls."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from consult_aid.content.load import Loaded
from consult_aid.settings import Settings
from consult_aid.ui.app import open_window
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.blocks import words_shown
from consult_aid.visit import Visit


def unfold(widget: QWidget) -> None:
    """Taps whatever unfolds in it: the reasons of judged sentences are made then."""
    for head in widget.findChildren(QAbstractButton):
        if head.objectName().startswith("claim-"):
            head.click()


class Consultation:
    """A window on a pack, with hands and eyes."""

    def __init__(self, qtbot: QtBot, look: Look, loaded: Loaded, visit: Visit, language: str = "en") -> None:
        assert loaded.pack is not None
        self.bot, self.look, self.pack = qtbot, look, loaded.pack
        self.window, self.session = open_window(look, loaded.pack, loaded, visit, Settings(), language)
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        with qtbot.waitSignal(self.window.painted, timeout=20_000):
            self.window.show()

    @property
    def visit(self) -> Visit:
        return self.session.desk.visit

    def find(self, name: str) -> Any:
        """The control with this object name, in the pane in view or the bars."""
        found = [widget for widget in self.window.findChildren(QWidget, name) if widget.isVisible()]
        assert found, f"nothing on the screen is named {name}"
        return found[0]

    def sees(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def tap(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton) and button.isEnabled(), f"{name} cannot be tapped"
        button.click()
        QApplication.processEvents()  # what the tap made is on the screen now

    def write(self, name: str, text: str) -> None:
        field = self.find(name)
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        else:
            assert isinstance(field, QLineEdit)
            field.clear()
            self.bot.keyClicks(field, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, on: str = "") -> None:
        self.bot.keyClick(self.find(on) if on else self.window, key, modifier)

    def open(self, id: str) -> None:
        """Opens the page of a topic or option."""
        if not self.sees("rail"):
            self.tap("tab-learn")
        self.tap(f"open-{id}")
        self.settle()

    def step(self, number: int) -> None:
        self.tap(f"step-{number}")

    def compare(self, *ids: str) -> None:
        """Puts options side by side."""
        self.tap("tab-compare")
        for id in ids:
            if id not in self.visit.options:
                self.add(id)

    def add(self, id: str) -> None:
        """Puts an option beside the others, unfolding the list if need be."""
        if not self.sees(f"add-{id}"):
            self.tap("add-option")
        self.tap(f"add-{id}")

    def matter(self, id: str) -> None:
        """Taps what matters to the patient, unfolding the rest if need be."""
        if not self.sees(f"priority-{id}"):
            self.tap("more-priorities")
        self.tap(f"priority-{id}")

    def tone(self, kind: str, id: str) -> None:
        """Chooses a tone of skin or hair."""
        self.unfold_tones()
        self.tap(f"{kind}-{id}")

    def unfold_tones(self) -> None:
        if not self.sees("tone-picker"):
            self.tap("tones")

    def compared(self) -> list[str]:
        """Names of the options in the table, left to right."""
        self.settle()
        table = self.find("table")
        buttons = table.findChildren(QAbstractButton)
        ids = [button.objectName().removeprefix("remove-") for button in buttons if button.objectName().startswith("remove-")]
        return [next(option.short["en"] for option in self.pack.options if option.id == id) for id in ids]

    def put_in_handout(self) -> None:
        self.tap("put-in-handout")

    def handout(self) -> Any:
        """Goes to the handout and waits for its sheets."""
        self.tap("tab-handout")
        maker = self.window.maker
        self.bot.waitUntil(lambda: maker.fresh, timeout=20_000)
        return maker.sheets

    def save(self, path: Path) -> str:
        """Saves as the dialog would have it; returns what the window says of it."""
        pane = self.window.pane("handout")
        pane.save_as(path)
        waiting = self.window.said["saving"]
        self.bot.waitUntil(lambda: waiting not in self.find("save-result").words(), timeout=20_000)
        return str(self.find("save-result").words())

    def settle(self) -> None:
        """Waits until what fills itself little by little is full."""
        filling = [part for part in self.window.findChildren(QWidget) if hasattr(part, "complete") and part.isVisible()]
        self.bot.waitUntil(lambda: all(part.complete for part in filling), timeout=20_000)
        QApplication.processEvents()

    def words_on_screen(self) -> str:
        """Everything that the pane in view says."""
        self.settle()
        shown = [widget for widget in self.window.findChildren(QWidget) if widget.isVisible()]
        return "\n".join(words_shown(widget) for widget in shown if not widget.findChildren(QWidget) or widget.accessibleName())
