"""Looking at a pack beside the window: when asked to, and whenever its files have changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from consult_aid.content.workshop import Workshop
from consult_aid.errors import CannotDo
from consult_aid.ui.author.watch import FolderWatch
from consult_aid.ui.worker import Worker


class Looker(QObject):
    """Tells when a look begins, what was read, and, later, what was found in it (or a CannotDo); only the newest look counts.

    Reading and examining have a thread each: a file that is saved while the pack is examined is read at once.
    """

    began = Signal()
    opened = Signal(object)  # Loaded or CannotDo
    examined = Signal(object)  # Examination or CannotDo

    def __init__(self, workshop: Workshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._turn = 0
        self._reader, self._examiner = Worker(), Worker()
        self._reader.done.connect(self._read)
        self._examiner.done.connect(self._found)
        self._watch = FolderWatch(workshop.folders, self)
        self._watch.changed.connect(self.look)

    def look(self) -> None:
        """Looks now; what was asked for before is no longer waited for."""
        self._turn += 1
        self.began.emit()
        for worker in (self._reader, self._examiner):
            worker.forget(_nothing)
        self._reader.want(self._turn, self._workshop.read)

    def close(self) -> None:
        """Ends the threads."""
        self._reader.close()
        self._examiner.close()

    def _read(self, turn: int, result: object) -> None:
        if turn == self._turn:
            self.opened.emit(_told(result))
            self._examiner.want(turn, self._workshop.examine)

    def _found(self, turn: int, result: object) -> None:
        if turn == self._turn:
            self.examined.emit(_told(result))


def _told(result: object) -> object:
    if isinstance(result, Exception) and not isinstance(result, CannotDo):
        raise result  # a fault of the program: the window's handler tells
    return result


def _nothing(_turn: object) -> bool:
    return False
