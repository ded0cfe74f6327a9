"""What the windows being measured share: the moment after the first paint, resident memory, and quiet. Runs inside the measured process."""

import os
import time

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class AfterFirstPaint(QObject):
    """Calls `then` once the window has been painted and its pixels are with the screen.

    The window's own surface is watched, for a widget that its children cover is never asked to paint. A timer of 0 ms fires after the
    handler of the expose event, which paints and flushes. Nothing runs in Python for any other event.
    """

    def __init__(self, window, then) -> None:
        super().__init__(window)
        self._then, self._seen = then, False
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, surface, event):
        if event.type() == QEvent.Type.Expose and not self._seen and surface.isExposed():
            self._seen = True
            QTimer.singleShot(0, self._then)
        return False


def resident() -> float:
    """MiB of this process in memory."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def report(*words) -> None:
    """Prints and ends the process at once: what a window does when it closes is not measured here."""
    os.write(1, " ".join(str(word) for word in words).encode())
    os._exit(0)


def main_window() -> QMainWindow:
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow) and widget.isVisible())


def settle(busy, quiet_ms: int = 300, most_ms: int = 20_000) -> None:
    """Handles events until nothing has been `busy()` for a while."""
    clock, quiet = QElapsedTimer(), QElapsedTimer()
    clock.start()
    quiet.start()
    while quiet.elapsed() < quiet_ms and clock.elapsed() < most_ms:
        QApplication.processEvents()
        if busy():
            quiet.restart()
        time.sleep(0.001)


def timed(action) -> tuple[float, float]:
    """ms of the clock and of this thread's processor time for an action and all it sets off, up to the finished repaint.

    Work in other threads is not waited for.
    """
    start, busy = time.perf_counter(), time.thread_time()
    action()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1e3, (time.thread_time() - busy) * 1e3
