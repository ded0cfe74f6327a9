"""Before there is a window: a pack that cannot be used yet, its findings, and the wait until it can."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTime, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from consult_aid.compose.author import author_page
from consult_aid.content.load import Loaded
from consult_aid.content.workshop import Workshop
from consult_aid.errors import CannotDo
from consult_aid.ui.author.looker import Looker
from consult_aid.ui.author.page import AuthorPage
from consult_aid.ui.style import Look
from consult_aid.words import lexicon


class WaitingWindow(QMainWindow):
    """The author's page by itself, until the pack can be used or the window is closed."""

    over = Signal()

    def __init__(self, look: Look, workshop: Workshop, loaded: Loaded, language: str) -> None:
        super().__init__()
        self._language, self._said = language, lexicon(language).entries
        self._problems = loaded.problems
        self.loaded: Loaded | None = None
        self._page = AuthorPage(look, self._said)
        self.setCentralWidget(self._page)
        self.setWindowTitle(self._said["author_title"])
        self.setMinimumSize(720, 560)
        self.resize(min(1000, self.screen().availableGeometry().width()), min(760, self.screen().availableGeometry().height()))
        self._looker = Looker(workshop, self)
        self._looker.opened.connect(self._opened)
        self._page.again.connect(self._looker.look)
        self._show(self._said["author_mend"])

    def _opened(self, result: Loaded | CannotDo) -> None:
        if isinstance(result, CannotDo):
            self._show(str(result))
        elif result.pack is None:
            self._problems = result.problems
            self._show(self._said["author_mend"])
        else:
            self.loaded = result
            self.close()

    def _show(self, fault: str) -> None:
        self._page.show_page(author_page(self._problems, (), fault, self._language, shown=False))
        self._page.tell(self._said["author_checked"].format(time=QTime.currentTime().toString("HH:mm:ss")))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._looker.close()
        super().closeEvent(event)
        self.over.emit()


def usable_pack(look: Look, workshop: Workshop, loaded: Loaded, language: str) -> Loaded | None:
    """The pack once it can be used; None when the author has closed the window instead."""
    window, loop = WaitingWindow(look, workshop, loaded, language), QEventLoop()
    window.over.connect(loop.quit)
    window.show()
    loop.exec()
    return window.loaded
