"""The composition root: makes the application, its fonts and look, the session and the window, and what runs after the first paint."""

from __future__ import annotations

import datetime
import gc
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from consult_aid import assets
from consult_aid.content.facts import Pack
from consult_aid.content.load import Loaded
from consult_aid.errors import CannotDo
from consult_aid.record import replace
from consult_aid.settings import Settings
from consult_aid.ui.main_window import MainWindow
from consult_aid.ui.session import Desk, Session
from consult_aid.ui.style import Look, palette, text_scale
from consult_aid.ui.sweeper import Sweeper
from consult_aid.ui.trouble import Trouble
from consult_aid.visit import Visit

if TYPE_CHECKING:
    from consult_aid.content.workshop import Workshop


def run(loaded: Loaded, visit: Visit, settings: Settings, language: str, workshop: Workshop | None = None) -> int:
    """Opens the window on a loaded pack and a visit and runs until it is closed; with a `workshop`, on the page for authors,
    which waits for a pack that cannot be used yet. Without one, raises CannotDo then."""
    if loaded.pack is None and workshop is None:
        raise CannotDo("The content pack cannot be used; 'consult-aid check' lists what is wrong with it.")
    application = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(application, QApplication)
    look = dress(application)
    if loaded.pack is None:
        from consult_aid.ui.author.waiting import usable_pack

        if (mended := usable_pack(look, workshop, loaded, language)) is None:
            return 0
        loaded, spoken = mended, mended.pack.manifest.languages
        language = language if language in spoken else spoken[0]
    if visit.date is None:
        visit = replace(visit, date=datetime.date.today())
    window, session = open_window(look, loaded.pack, loaded, visit, settings, language)
    if workshop is not None:
        from consult_aid.ui.author.desk import AuthorDesk

        AuthorDesk(look, workshop, window, session, loaded)
        session.apply(session.desk.at("author"))
    trouble = Trouble(session)
    trouble.happened.connect(window.trouble)
    trouble.watch()
    idle = Idle(_ahead(window), session)
    window.painted.connect(idle.start)
    window.show()
    try:
        return application.exec()
    finally:
        idle.stop()
        window.close()
        trouble.rest()
        gc.unfreeze()  # at the end everything is let go in its order again


def open_window(look: Look, pack: Pack, loaded: Loaded, visit: Visit, settings: Settings, language: str) -> tuple[MainWindow, Session]:
    """The window, not yet shown, and the session it shows: the visit's first page, or the pack's."""
    pages = (*pack.topics, *pack.options)
    known = {page.id for page in pages}
    topic = next((id for id in visit.topics if id in known), pages[0].id if pages else "")
    session = Session(Desk(visit=visit, language=language, settings=settings, topic=topic))
    window = MainWindow(look, pack, loaded.problems, session)
    screen = window.screen().availableGeometry()
    window.resize(min(1440, screen.width()), min(900, screen.height()))
    return window, session


def dress(application: QApplication) -> Look:
    """Fonts, style, palette and the style sheet, once per application; returns the look at the desk's text scale."""
    screen = application.primaryScreen()
    look = Look(text_scale(application.font(), screen.availableSize(), screen.logicalDotsPerInchY()))
    register_fonts("regular", "bold")
    application.setApplicationName("Consult Aid")
    if not hasattr(application, "sweeper"):  # `findChild` makes PySide look through its classes: 5 % of the start
        application.sweeper = Sweeper(application)
    application.setPalette(palette())
    application.setFont(look.font())
    application.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    return look


def register_fonts(*roles: str) -> None:
    """Makes faces known to Qt, by their role in `assets.font_files`. Raises CannotDo when a file is missing or unreadable."""
    files = assets.font_files()
    for role in roles:
        if QFontDatabase.addApplicationFont(str(files[role])) < 0:
            raise CannotDo(f"The font file {files[role].name} cannot be read; install Consult Aid again.")


def _ahead(window: MainWindow) -> Iterator[object]:
    """What will be needed soon, step by step: the face for letters that the first one lacks, the other panes, the parts of the sheet."""
    gc.freeze()  # the start's own objects are never looked through again
    for role in ("wide", "wide-bold"):
        yield register_fonts(role)
    yield window.pane("compare")
    yield window.pane("handout")
    from consult_aid.handout import warm_up

    for step in warm_up():
        yield step()


class Idle(QObject):
    """Does small steps of work, one in each turn of the event loop, so that none is felt."""

    def __init__(self, steps: Iterator[object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begins."""
        self._timer.start()

    def stop(self) -> None:
        """Ends, done or not."""
        self._timer.stop()

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self._timer.stop()
