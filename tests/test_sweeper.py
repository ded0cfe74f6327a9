"""Widgets that were left in a cycle are destroyed in the window's thread, whoever allocates."""

from __future__ import annotations

import gc
import threading
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from consult_aid.ui.sweeper import Sweeper


class Left(QWidget):
    """A widget in a cycle with itself; tells in which thread it is let go."""

    gone: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.me = self

    def __del__(self) -> None:
        Left.gone.append(threading.get_ident())


@pytest.fixture
def left(qapp: QApplication) -> list[int]:
    gc.collect()
    Left.gone.clear()
    for _ in range(20):
        Left()
    return Left.gone


def allocate() -> None:
    """As much as makes Python collect all its generations, if it collects at all."""
    kept = [[[]] for _ in range(200_000)]
    del kept


def test_a_thread_that_allocates_destroys_no_widget(dressed, left):
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert left == []


def test_the_window_s_thread_does_soon(dressed, left, qapp, qtbot):
    sweeper = qapp.findChild(Sweeper)
    for _ in range(40):
        allocate()
        _kept = [[] for _ in range(1_000)]
        sweeper.sweep()
    assert left
    assert set(left) == {threading.get_ident()}


def test_the_application_has_one(dressed, qapp):
    assert len(qapp.findChildren(Sweeper)) == 1
    assert not gc.isenabled()
