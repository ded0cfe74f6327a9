"""Faults of the program: one handler, which tells the window and never shows a traceback or words of a visit."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal


class Trouble(QObject):
    """Catches what nobody caught. `happened` carries only a place: the fault's class, file and line, never its message."""

    happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook

    def watch(self) -> None:
        """From now on uncaught exceptions come here."""
        self._before = sys.excepthook
        sys.excepthook = self._catch

    def rest(self) -> None:
        """Gives the place back to whoever had it."""
        sys.excepthook = self._before

    def _catch(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        place = where(kind, trace)
        print(f"consult-aid: fault in the window: {place}", file=sys.stderr)
        self.happened.emit(place)


def where(kind: type[BaseException], trace: TracebackType | None) -> str:
    """`KeyError in learn.py, line 20`: enough to mend it, nothing of the visit."""
    frames = traceback.extract_tb(trace)
    return f"{kind.__name__} in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else kind.__name__
