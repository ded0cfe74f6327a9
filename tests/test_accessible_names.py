"""Names and sizes of controls: a screen reader can tell each one, a finger can hit it."""

from __future__ import annotations

from html import escape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from consult_aid.visit import Visit

SCREENS = ("learn", "compare", "handout")
LEAST = 44


@pytest.fixture(params=SCREENS)
def screen(request, consultation):
    desk = consultation(Visit(patient="Sample patient", topics=("exosome",), options=("exosome", "prp"), priorities=("proof",)))
    desk.tap(f"tab-{request.param}")
    for unfolds in ("more-priorities", "add-option"):
        if desk.sees(unfolds):
            desk.tap(unfolds)
    return desk


def controls(desk) -> list[QWidget]:
    shown = [widget for widget in desk.window.findChildren(QWidget) if widget.isVisible()]
    return [widget for widget in shown if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_every_control_has_both_its_names(screen):
    found = controls(screen)
    assert len(found) > 10
    for widget in found:
        assert widget.accessibleName().strip(), f"{widget} {widget.objectName()} has no accessible name"
        assert widget.objectName(), f"{widget} has no object name"


def test_no_two_controls_share_an_object_name(screen):
    names = [widget.objectName() for widget in controls(screen)]
    assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)


def test_every_target_is_large_enough_for_a_finger(screen):
    for widget in controls(screen):
        if isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit):
            size = widget.size()
            assert min(size.width(), size.height()) >= LEAST, f"{widget.objectName()} is {size.width()} x {size.height()}"


def test_no_label_takes_markup_and_no_tool_tip_carries_any(screen):
    for widget in screen.window.findChildren(QWidget):
        assert widget.toolTip() in ("", f"<qt>{escape(widget.accessibleName())}</qt>")
        if isinstance(widget, QLabel):
            assert widget.textFormat() == Qt.TextFormat.PlainText


def test_what_is_hidden_from_sight_is_told(screen):
    for button in screen.window.findChildren(QAbstractButton):
        if button.isVisible() and not button.text() and button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert len(button.accessibleName()) > 3
