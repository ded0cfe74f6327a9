"""The Qt wheel itself: some lose a reference with every void call and every emission, and abort after some thousands."""

from __future__ import annotations

import subprocess
import sys

WORN = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

class Bell(QObject):
    rung = Signal(bool)

application = QApplication([])
widget, bell, heard = QWidget(), Bell(), []
bell.rung.connect(heard.append)
for i in range(20_000):
    widget.setWindowTitle("x")
for i in range(5_000):
    bell.rung.emit(True)
print(len(heard))
"""


def test_20000_void_calls_and_5000_emissions_survive():
    done = subprocess.run([sys.executable, "-c", WORN], timeout=60, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "5000"
