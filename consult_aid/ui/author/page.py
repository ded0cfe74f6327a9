"""The author's page: whether the pack is being looked at, and everything that was found, in one scroll."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consult_aid import pages, theme
from consult_aid.ui.columns import Columns, Panel
from consult_aid.ui.session import Desk
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.blocks import Renderer
from consult_aid.ui.widgets.buttons import Button
from consult_aid.ui.widgets.column import Column
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.rasters import Rasters
from consult_aid.ui.widgets.scroll import Scroll


class AuthorPage(QWidget):
    """Shows a page of findings; reports that they are wanted anew."""

    again = Signal()

    def __init__(self, look: Look, said: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._page, self._waiting, self._place = look, pages.Page("", "", ()), False, 0
        self._renderer = Renderer(look, said, {}, Rasters({}, self))
        self._told = Prose(look, ())
        self._told.setObjectName("author-told")
        button = Button(look, "author-again", said["author_again"], "outline")
        button.clicked.connect(self.again)
        head = QHBoxLayout()
        head.setSpacing(look.px(12))
        head.addWidget(self._told, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(button)
        self._scroll = Scroll(look, "author-findings", said["author_title"], Column(look))
        inside = QWidget()
        stack = QVBoxLayout(inside)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(look.px(8))
        stack.addLayout(head)
        stack.addWidget(self._scroll, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Columns(look, (Panel(inside, 320, 960),)))

    def tell(self, text: str) -> None:
        """What is being done, or when it was done."""
        self._told.say(Run(text, theme.SMALL, colour=theme.QUIET))

    def show_page(self, page: pages.Page) -> None:
        """Shows what was found; the place in the scroll stays."""
        if page != self._page:
            self._page, self._waiting = page, True
            if self.isVisible():
                self._build()

    def show_desk(self, _desk: Desk) -> None:
        """Nothing of a visit is shown here."""

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is the width known."""
        super().showEvent(event)
        if self._waiting:
            self._build()
        QTimer.singleShot(0, self, self._return)

    def hideEvent(self, event: QHideEvent) -> None:
        """The place in the scroll is kept; when the window is built anew, the page is without room for a moment."""
        super().hideEvent(event)
        self._place = self._scroll.verticalScrollBar().value()

    def _return(self) -> None:
        self._scroll.verticalScrollBar().setValue(self._place)

    def _build(self) -> None:
        self._waiting = False
        self._place = place = self._scroll.verticalScrollBar().value()
        content = Column(self._look, (2, 2, 12, 16))
        content.pour(self._renderer.parts(self._page.blocks), self._scroll.width() - self._scroll.around(), place + self._scroll.height())
        self._scroll.take(content)
        QTimer.singleShot(0, self, self._return)
