"""Drives the product's window by its own buttons and prints JSON: ms of each switch, by the clock and of the window's thread. python window_panes.py WIDTH HEIGHT ROUNDS"""

import json
import sys
import time
from functools import partial

from opened import open_product
from painted import main_window, report, settle, timed
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

WIDTH, HEIGHT, ROUNDS = (int(word) for word in sys.argv[1:4])
BEAT_MS = 120  # between two touches of a quick hand


class Hand:
    """Presses buttons by name, and knows when the threads beside the window have brought what was asked of them."""

    def __init__(self, window) -> None:
        self.window = window
        self.pages = [button.objectName() for button in window.findChildren(QAbstractButton) if button.objectName().startswith("open-")]

    def press(self, name: str) -> None:
        self.window.findChild(QAbstractButton, name).click()

    def is_busy(self) -> bool:
        return any(worker._wanted for worker in (self.window.rasters._worker, self.window.maker._worker))

    def rest(self, quiet_ms: int = 60) -> None:
        settle(self.is_busy, quiet_ms)

    def switch(self, name: str) -> tuple[float, float]:
        took = timed(partial(self.press, name))
        self.rest()
        return took

    def picture(self, name: str) -> tuple[tuple[float, float], tuple[float, float]]:
        """As `switch`, and the same until the picture has come from its thread and is on the screen."""
        start, busy = time.perf_counter(), time.thread_time()
        took = timed(partial(self.press, name))
        while self.is_busy():
            time.sleep(0.001)  # leaves the processor to the thread that draws
            QApplication.processEvents()
        QApplication.processEvents()
        return took, ((time.perf_counter() - start) * 1e3, (time.thread_time() - busy) * 1e3)


class Pulse(QObject):
    """The longest time that the event loop did not come round."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last, self.longest = 0.0, 0.0

    def start(self) -> None:
        self._last, self.longest = time.perf_counter(), 0.0
        self._timer.start()

    def stop(self) -> float:
        self._beat()
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1e3)
        self._last = now


def drive(_wait):
    window = main_window()
    window.resize(WIDTH, HEIGHT)
    hand = Hand(window)
    settle(hand.is_busy, 1500)  # the idle imports too
    told = {"size": [window.width(), window.height()], **switches(hand), "longest block": longest_block(hand)}
    report(json.dumps(told))


def switches(hand: Hand) -> dict[str, list[tuple[float, float]]]:
    """ms of the clock and of the thread, by kind of switch."""
    open_already = next(name for name in hand.pages if hand.window.findChild(QAbstractButton, name).isChecked())
    others = [name for name in hand.pages if name != open_already]
    firsts = [hand.picture(name) for name in others]
    told = {"page first": [took for took, _ in firsts], "picture complete": [whole for _, whole in firsts]}
    told["page again"] = [hand.switch(name) for _ in range(ROUNDS) for name in hand.pages]
    for pane in ("compare", "handout"):
        told[f"{pane} first"] = [hand.switch(f"tab-{pane}")]
        told["back to learn"] = [hand.switch("tab-learn")]
        told[f"{pane} again"] = [hand.switch(name) for _ in range(ROUNDS) for name in (f"tab-{pane}", "tab-learn")][::2]
    hand.switch(others[0])
    told["step"] = [hand.switch(name) for _ in range(ROUNDS) for name in ("next-step", "next-step", "previous-step", "previous-step")]
    return told


def longest_block(hand: Hand) -> list[float]:
    """The same touches by a quick hand that does not wait for pictures, after a change of size that makes every picture new."""
    hand.window.resize(WIDTH - 40, HEIGHT - 40)
    hand.rest()
    touches = iter([*hand.pages, "next-step", "next-step", "tab-compare", "tab-learn", *reversed(hand.pages), "next-step"])
    pulse, blocks = Pulse(), []
    for name in touches:
        pulse.start()
        hand.press(name)
        loop = QEventLoop()
        QTimer.singleShot(BEAT_MS, loop.quit)
        loop.exec()
        blocks.append(pulse.stop())
    return blocks


open_product(drive, sys.argv[4:])
