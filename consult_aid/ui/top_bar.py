"""The top bar: the product's sign, the pack's title and standing (not signed off), the three panes, for whom the visit is, the language."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from consult_aid import theme
from consult_aid.ui.icons import paint_product_sign
from consult_aid.ui.session import Desk
from consult_aid.ui.style import Look, colour
from consult_aid.ui.widgets.buttons import Button
from consult_aid.ui.widgets.signs import paint_ground

PANES = ("learn", "compare", "handout")
NAME_WIDTH = 200
"""Widest name of a patient in the bar, theme px; longer ones end in an ellipsis."""


class TopBar(QWidget):
    """Reports the pane, the wish to name the patient, and the wish for the next language. Takes a second row where one is too narrow."""

    went = Signal(str)
    naming = Signal()
    spoke = Signal()

    def __init__(
        self,
        look: Look,
        said: Mapping[str, str],
        title: str,
        standing: str,
        many_languages: bool,
        panes: tuple[str, ...] = PANES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._said, self._title, self._standing = look, said, title, standing
        self.setAccessibleName(title)
        self.setAccessibleDescription(standing)
        self._shown: tuple[str, str] | None = None
        self._group = QButtonGroup(self)
        self._tabs = {}
        for pane in panes:
            tab = Button(look, f"tab-{pane}", said[f"tab_{pane}"], "tab", parent=self)
            tab.clicked.connect(self._go)
            self._group.addButton(tab)
            self._tabs[pane] = tab
        self._patient = Button(look, "patient-pill", said["no_name"], "pill", "person", parent=self)
        self._patient.clicked.connect(self.naming)
        self._language = Button(look, "language", "", "pill", parent=self)
        self._language.setVisible(many_languages)
        self._language.clicked.connect(self.spoke)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_desk(self, desk: Desk) -> None:
        """Shows the state."""
        self._tabs[desk.pane].setChecked(True)
        name = desk.visit.patient
        if (name, desk.language) == self._shown:
            return
        self._shown = (name, desk.language)
        short = QFontMetrics(self._patient.font()).elidedText(name, Qt.TextElideMode.ElideRight, self._look.px(NAME_WIDTH))
        told = f"{self._said['for_label']} {short}" if name else self._said["no_name"]
        self._patient.say(told, "person", f"{self._said['for_label']} {name}" if name else "")
        code = desk.language.upper()
        self._language.say(code, accessible=self._said["language_is"].format(name=code))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px, width = self._look.px, self.width()
        pills = [pill for pill in (self._patient, self._language) if not pill.isHidden()]
        tabs = list(self._tabs.values())
        wide = [[button.sizeHint().width() for button in group] for group in (tabs, pills)]
        gap, margin = px(6), px(24)
        tabs_wide, pills_wide = (sum(group) + gap * (len(group) - 1) for group in wide)
        row = px(72)
        widths = (QFontMetrics(font).horizontalAdvance(text) for text, font in self._lines())
        title = px(36) + px(12) + max(widths)
        two = margin * 2 + title + tabs_wide + pills_wide + 2 * px(24) > width
        middle = (width - tabs_wide) // 2
        x = margin - 4 if two else max(min(middle, width - margin - pills_wide - px(24) - tabs_wide), margin + title + px(24))
        self._place(tabs, wide[0], x, row - px(10) if two else 0, row, gap)
        self._place(pills, wide[1], max(width - margin - pills_wide + 4, margin), 0, row, gap)
        self._row, self._room = row, width - margin - pills_wide - px(24) if two else x - px(12)
        self.setFixedHeight(row * 2 - px(10) if two else row)

    @staticmethod
    def _place(buttons: list[Button], widths: list[int], x: int, y: int, row: int, gap: int) -> None:
        for button, width in zip(buttons, widths, strict=True):
            high = button.heightForWidth(width)
            button.setGeometry(QRect(x, y + (row - high) // 2, width, high))
            x += width + gap

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._look.px
        paint_ground(painter, QRectF(self.rect()), theme.CARD)
        painter.setPen(QPen(colour(theme.LINE), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        side = px(36)
        paint_product_sign(painter, QRectF(px(24), (self._row - side) / 2, side, side))
        left, room = px(24) + side + px(12), self._room - px(24) - side - px(12)
        lines = [(text, font, QFontMetrics(font)) for text, font in self._lines()]
        top = (self._row - sum(metrics.height() for _, _, metrics in lines)) // 2
        for (text, font, metrics), ink in zip(lines, (theme.INK, theme.CAUTION), strict=False):
            painter.setPen(colour(ink))
            painter.setFont(font)
            painter.drawText(left, top + metrics.ascent(), metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
            top += metrics.height()

    def _lines(self) -> list[tuple[str, QFont]]:
        """The title and, under it, what the content's standing is."""
        lines = [(self._title, self._look.font(theme.LEAD, True))]
        return [*lines, (self._standing, self._look.font(theme.SMALL, True))] if self._standing else lines

    def _go(self) -> None:
        self.went.emit(self.sender().objectName().removeprefix("tab-"))
