"""The main window: places the top bar and the panes, and wires them to the session. Panes are built when they are first visited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from consult_aid.content.facts import Pack
from consult_aid.errors import Problem
from consult_aid.record import replace
from consult_aid.ui.learn import LearnPane
from consult_aid.ui.notices import ProblemBar, TroubleBar
from consult_aid.ui.session import Desk, Pane, Session
from consult_aid.ui.style import Look
from consult_aid.ui.top_bar import PANES, TopBar
from consult_aid.ui.widgets.rasters import Rasters
from consult_aid.words import languages, lexicon

if TYPE_CHECKING:
    from consult_aid.ui.sheets import SheetMaker


class MainWindow(QMainWindow):
    """One window on one pack and one visit. `painted` is emitted once, after the first paint; `closed` when it closes."""

    painted = Signal()
    closed = Signal()

    def __init__(self, look: Look, pack: Pack, problems: tuple[Problem, ...], session: Session) -> None:
        super().__init__()
        self._look, self._pack, self._session = look, pack, session
        self._problems = _errors(problems)
        self.rasters = Rasters(pack.art, self)
        self._maker: SheetMaker | None = None
        self._shown: dict[str, Desk] = {}
        self._panes: dict[str, QWidget] = {}
        self._author: Callable[[Mapping[str, str]], QWidget] | None = None
        self._language, self._first = "", True
        self._after_paint = QTimer(self)
        self._after_paint.setSingleShot(True)
        self._after_paint.setInterval(0)
        self._after_paint.timeout.connect(self._seen)
        self.setMinimumSize(720, 560)
        session.changed.connect(self.show_desk)
        self.show_desk(session.desk)

    @property
    def maker(self) -> SheetMaker:
        """Makes the sheets; there is none before the handout is asked for."""
        if self._maker is None:
            from consult_aid.ui.sheets import SheetMaker

            self._maker = SheetMaker(self._pack.art, self)
        return self._maker

    @property
    def said(self) -> Mapping[str, str]:
        """The product's words in the language of the desk."""
        return lexicon(self._language).entries

    def show_desk(self, desk: Desk) -> None:
        """Shows the state; another language builds the window's inside anew."""
        if desk.language != self._language:
            self._speak(desk)
        self.bar.show_desk(desk)
        pane = self.pane(desk.pane)
        seen = replace(desk, pane="learn")
        if self._shown.get(desk.pane) != seen:
            self._shown[desk.pane] = seen
            pane.show_desk(desk)
        self._stack.setCurrentWidget(pane)

    def pane(self, name: Pane) -> QWidget:
        """The pane, built on its first visit."""
        if name not in self._panes:
            self._panes[name] = self._build(name)
            self._stack.addWidget(self._panes[name])
        return self._panes[name]

    def offer_author(self, page: Callable[[Mapping[str, str]], QWidget]) -> None:
        """There is a page for authors too: `page` makes it, in the language of the words it is given."""
        self._author = page
        self._language = ""
        self.show_desk(self._session.desk)

    def renew(self, pack: Pack, problems: tuple[Problem, ...], desk: Desk) -> None:
        """The pack has changed: everything but the author's page is built anew, in the state `desk`, which the new pack knows all of."""
        focus, author = self.focusWidget(), self._panes.pop("author", None)
        if author is not None:
            self._stack.removeWidget(author)
            author.setParent(None)
        self._pack, self._problems = pack, _errors(problems)
        old, self.rasters = self.rasters, Rasters(pack.art, self)
        old.close()
        old.deleteLater()
        if self._maker is not None:
            self._maker.close()
            self._maker.deleteLater()
            self._maker = None
        if desk.language == self._language:
            self._speak(desk)
            if author is not None:
                self._panes["author"] = author
                self._stack.addWidget(author)
        self._session.begin(desk)
        if author is not None and focus is not None and author.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def trouble(self, place: str) -> None:
        """A fault happened; says so in place."""
        self._trouble.tell(place)

    def _speak(self, desk: Desk) -> None:
        self._language = desk.language
        self._panes.clear()
        self._shown.clear()
        titles = self._pack.manifest.title
        title = titles.get(desk.language) or titles[self._pack.manifest.languages[0]]
        self.setWindowTitle(title)
        inside = QWidget()
        stack = QVBoxLayout(inside)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        mark = "overdue" if self._pack.standing == "signed" and self._pack.overdue else self._pack.standing
        standing = "" if mark == "signed" else self.said[f"{mark}_title"]
        self.bar = TopBar(self._look, self.said, title, standing, len(self._languages()) > 1, self._tabs())
        self.bar.went.connect(self._go)
        self.bar.naming.connect(self._name)
        self.bar.spoke.connect(self._next_language)
        stack.addWidget(self.bar)
        if self._problems:
            stack.addWidget(ProblemBar(self._look, self.said, self._problems))
        self._trouble = TroubleBar(self._look, self.said)
        stack.addWidget(self._trouble)
        self._stack = QStackedWidget()
        stack.addWidget(self._stack, 1)
        self.setCentralWidget(inside)

    def _build(self, name: Pane) -> QWidget:
        """Only Learn is needed for the first paint; the others bring their own imports."""
        if name == "learn":
            return LearnPane(self._look, self.said, self._pack, self._session, self.rasters)
        if name == "author" and self._author is not None:
            return self._author(self.said)
        if name == "compare":
            from consult_aid.ui.compare import ComparePane

            return ComparePane(self._look, self.said, self._pack, self._session, self.rasters)
        from consult_aid.ui.handout_pane import HandoutPane

        return HandoutPane(self._look, self.said, self._pack, self._session, self.maker)

    def _go(self, pane: str) -> None:
        self._session.apply(self._session.desk.at(next(known for known in self._tabs() if known == pane)))

    def _tabs(self) -> tuple[Pane, ...]:
        return (*PANES, "author") if self._author else PANES

    def _learn(self) -> None:
        self._go("learn")

    def _compare(self) -> None:
        self._go("compare")

    def _handout(self) -> None:
        self._go("handout")

    def _write(self) -> None:
        if self._author is not None:
            self._go("author")

    def _name(self) -> None:
        self._go("handout")
        field = self.pane("handout").form.patient
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def _languages(self) -> tuple[str, ...]:
        """Languages that both the pack and the product speak."""
        return tuple(language for language in self._pack.manifest.languages if language in languages())

    def _next_language(self) -> None:
        spoken = self._languages()
        after = spoken[(spoken.index(self._language) + 1) % len(spoken)]
        desk = self._session.desk
        self._session.apply(replace(desk, language=after, visit=replace(desk.visit, language=after)))

    def _seen(self) -> None:
        """After the first paint: the keys, which nobody can press before."""
        from PySide6.QtGui import QKeySequence, QShortcut

        keys = (
            ("Ctrl+1", self._learn),
            ("Ctrl+2", self._compare),
            ("Ctrl+3", self._handout),
            ("Ctrl+4", self._write),
            ("Ctrl+Z", self._session.undo),
        )
        for key, slot in keys:
            QShortcut(QKeySequence(key), self).activated.connect(slot)
        self.painted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._first:
            self._first = False
            self._after_paint.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The threads end with the window."""
        self.rasters.close()
        if self._maker is not None:
            self._maker.close()
        self.closed.emit()
        super().closeEvent(event)


def _errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.severity == "error")
