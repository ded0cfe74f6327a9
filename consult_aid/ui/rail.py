"""The topic rail: the pages of the pack in two groups, the one in view, and which are in the handout."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consult_aid import theme
from consult_aid.content.facts import Pack
from consult_aid.ui.session import Desk
from consult_aid.ui.style import Look, colour
from consult_aid.ui.widgets.buttons import RowButton
from consult_aid.ui.widgets.column import Column
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.scroll import Scroll
from consult_aid.ui.widgets.signs import paint_ground


class Rail(QWidget):
    """Lists topics and options and reports the one picked."""

    picked = Signal(str)

    def __init__(self, look: Look, said: Mapping[str, str], pack: Pack, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._said = look, said
        self._rows: dict[str, RowButton] = {}
        content = Column(look, (12, 20, 12, 16))
        fallback = pack.manifest.languages[0]
        for number, (group, pages) in enumerate((("understanding", pack.topics), ("options", pack.options))):
            heading = Column(look, (12, 0, 0, 4))
            heading.add(Prose(look, (Run(said[group], theme.SMALL, True, theme.QUIET),)))
            content.add(heading, 24 if number else 0)
            for page in pages:
                words = getattr(page, "title", None) or getattr(page, "name", {})
                sign = (page.shape, page.hue) if hasattr(page, "shape") else None
                row = RowButton(look, f"open-{page.id}", words.get(language) or words[fallback], sign, "" if sign else "book")
                row.clicked.connect(self._report)
                self._rows[page.id] = row
                content.add(row, 2)
        scroll = Scroll(look, "rail", said["tab_learn"], content)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows take the keyboard
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._scroll = scroll

    def least(self) -> int:
        """The width in px under which a word would be cut."""
        return self._scroll.content.minimumSizeHint().width() + self._scroll.verticalScrollBar().sizeHint().width()

    def show_desk(self, desk: Desk) -> None:
        """Marks the page in view and the pages in the handout."""
        for id, row in self._rows.items():
            row.setChecked(id == desk.topic)
            kept = id in desk.visit.topics
            row.end_with("check" if kept else "", self._said["page_in_handout"] if kept else "")
        if desk.topic in self._rows:
            self._scroll.ensureWidgetVisible(self._rows[desk.topic])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ground(painter, QRectF(self.rect()), theme.pale(theme.PAPER, 0.5))
        painter.setPen(QPen(colour(theme.LINE), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def _report(self) -> None:
        id = self.sender().objectName().removeprefix("open-")
        self._rows[id].setChecked(True)
        self.picked.emit(id)
