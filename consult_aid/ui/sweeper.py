"""Python's garbage is collected by the window's thread only.

Python runs its collector in whichever thread happens to allocate. In a thread that draws pictures or makes sheets it would destroy
widgets of the window that were left in a cycle, and Qt allows that in no thread but their own: the process crashes, now and then.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class Sweeper(QObject):
    """Turns Python's own collector off, and collects in its place, a generation when as much has gathered as Python would wait for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collects what is due."""
        due = [number for number, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most]
        if due and due[0] == 0:
            gc.collect(max(number for number in due if all(lower in due for lower in range(number))))
