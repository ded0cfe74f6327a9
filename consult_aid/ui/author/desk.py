"""The author's desk: shows what is found in the pack, and gives the window the new pack whenever a file has changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTime
from PySide6.QtWidgets import QWidget

from consult_aid.compose.author import author_page
from consult_aid.content.lint import Examination
from consult_aid.content.load import Loaded
from consult_aid.content.workshop import Workshop
from consult_aid.errors import CannotDo
from consult_aid.ui.author.fit import fitted
from consult_aid.ui.author.looker import Looker
from consult_aid.ui.author.page import AuthorPage
from consult_aid.ui.main_window import MainWindow
from consult_aid.ui.session import Session
from consult_aid.ui.style import Look


class AuthorDesk(QObject):
    """Owns what was found last. A pack that cannot be used never takes the place of one that can."""

    def __init__(self, look: Look, workshop: Workshop, window: MainWindow, session: Session, loaded: Loaded) -> None:
        super().__init__(window)
        self._look, self._window, self._session = look, window, session
        self._found = Examination(loaded.pack, loaded.problems)
        self._read, self._beyond = loaded.problems, ()
        self._shown, self._fault, self._told = loaded.pack, "", ("author_looking", "")
        self._page: AuthorPage | None = None
        self.looker = Looker(workshop, self)
        self.looker.began.connect(self._began)
        self.looker.opened.connect(self._opened)
        self.looker.examined.connect(self._examined)
        window.offer_author(self.page)
        window.painted.connect(self.looker.look)
        window.closed.connect(self.looker.close)

    @property
    def looked(self) -> bool:
        """Whether what is shown is the newest there is."""
        return self._told[0] == "author_checked"

    def page(self, said: Mapping[str, str]) -> QWidget:
        """The page, in the language of these words."""
        self._page = AuthorPage(self._look, said)
        self._page.again.connect(self.looker.look)
        self._show()
        return self._page

    def _began(self) -> None:
        self._tell("author_looking")

    def _opened(self, result: Loaded | CannotDo) -> None:
        """What keeps the pack from working is shown at once, beside what the last examination found beyond that."""
        if isinstance(result, CannotDo):
            self._fault = str(result)
        else:
            self._fault = "" if result.pack else self._window.said["author_mend"]
            problems = sorted({*result.problems, *self._beyond})
            self._read = result.problems
            self._found = Examination(result.pack, tuple(problems), self._found.scores if result.pack else ())
            if result.pack is not None and result.pack != self._shown:
                self._shown = result.pack
                self._window.renew(result.pack, result.problems, fitted(self._session.desk, result.pack))
        self._show()

    def _examined(self, result: Examination | CannotDo) -> None:
        self._told = ("author_checked", QTime.currentTime().toString("HH:mm:ss"))
        if isinstance(result, Examination):
            self._found = result
            self._beyond = tuple(problem for problem in result.problems if problem not in self._read)
        self._show()

    def _tell(self, key: str, time: str = "") -> None:
        self._told = (key, time)
        if self._page is not None:
            self._page.tell(self._window.said[key].format(time=time))

    def _show(self) -> None:
        if self._page is not None:
            self._page.show_page(author_page(self._found.problems, self._found.scores, self._fault, self._session.desk.language))
        self._tell(*self._told)
