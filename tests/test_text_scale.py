"""Very large text: at 200 % nothing is cut off, whatever the size of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QWidget

from consult_aid import theme
from consult_aid.ui.style import Look, text_scale
from consult_aid.ui.widgets.buttons import Button, RowButton
from consult_aid.ui.widgets.prose import Prose
from consult_aid.visit import Visit

VISIT = Visit(
    patient="Sample patient", topics=("exosome", "prp"), options=("exosome", "prp", "no-treatment"), priorities=("proof", "risks")
)


@pytest.fixture(params=[(1.0, 1280, 800), (2.0, 1280, 800), (2.0, 1920, 1080), (1.0, 3840, 2160), (2.0, 3840, 2160)], ids=str)
def large(request, consultation, qapp):
    scale, width, height = request.param
    look = Look(scale)
    qapp.setFont(look.font())
    desk = consultation(VISIT, at=look)
    desk.window.resize(width, height)
    return desk


@pytest.mark.parametrize("pane", ["learn", "compare", "handout"])
def test_no_words_are_cut_off(large, pane):
    large.tap(f"tab-{pane}")
    large.settle()
    large.bot.wait(50)
    checked = 0
    small = QFontMetrics(large.look.font(theme.SMALL))
    for widget in large.window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, Prose):
            needed = widget.heightForWidth(widget.width())
            assert widget.height() >= needed - 1, f"{widget.words()[:60]!r} needs {needed} px and has {widget.height()}"
            lines = -(-small.horizontalAdvance(widget.words()) // max(widget.width(), 1))
            assert widget.height() >= lines * small.ascent(), widget.words()
            checked += 1
        elif isinstance(widget, Button | RowButton) and widget.text():
            needed = widget.heightForWidth(widget.width())
            assert widget.height() >= needed - 1, f"{widget.text()!r} needs {needed} px and has {widget.height()}"
            room = QRect(0, 0, widget.width(), 10_000)
            words = QFontMetrics(widget.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, widget.text())
            assert widget.height() >= words.height(), widget.text()
            longest = max(QFontMetrics(widget.font()).horizontalAdvance(word) for word in widget.text().split())
            assert widget.width() > longest, widget.text()
            checked += 1
    assert checked > 10


@pytest.mark.parametrize("pane", ["learn", "compare", "handout"])
def test_every_button_can_be_scrolled_to_and_none_covers_another(large, pane):
    large.tap(f"tab-{pane}")
    large.settle()
    large.bot.wait(50)
    buttons = [button for button in large.window.findChildren(QAbstractButton) if button.isVisible() and button.objectName()]
    for button in buttons:
        parent = button.parentWidget()
        assert parent.rect().adjusted(-1, -1, 1, 1).contains(button.geometry()), button.objectName()
    for i, one in enumerate(buttons):
        for other in buttons[:i]:
            if one.parentWidget() is other.parentWidget():
                assert not one.geometry().intersects(QRect(other.geometry())), (one.objectName(), other.objectName())


def test_the_desk_s_own_text_size_is_kept(monkeypatch):
    monkeypatch.delenv("CONSULT_AID_TEXT_SCALE", raising=False)
    usual, double = QFont(), QFont()
    usual.setPixelSize(13)
    double.setPixelSize(28)
    assert text_scale(usual, QSize(1920, 1080)) == 1.0
    assert text_scale(double, QSize(1920, 1080)) == 2.0
    points = QFont()
    points.setPointSizeF(21)
    assert text_scale(points, QSize(1920, 1080), 96) == 2.0
    assert text_scale(points, QSize(1920, 1080), 72) == 1.5


def test_a_very_large_screen_is_read_from_further_away(monkeypatch):
    monkeypatch.delenv("CONSULT_AID_TEXT_SCALE", raising=False)
    usual = QFont()
    usual.setPixelSize(13)
    assert text_scale(usual, QSize(3840, 2160)) == 2.0
    assert text_scale(usual, QSize(1280, 800)) == 1.0


def test_the_text_size_can_be_named(monkeypatch):
    monkeypatch.setenv("CONSULT_AID_TEXT_SCALE", "1.5")
    assert text_scale(QFont(), QSize(1280, 800)) == 1.5
