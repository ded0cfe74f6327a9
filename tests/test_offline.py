"""Nothing is fetched or sent: a whole consult, from the start of the program to the saved sheet, opens no network socket."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest

NETWORK = re.compile(r"AF_INET6?\b|AF_PACKET\b")
CONSULT = """
import sys
seen = []
def watch(event, values):
    if event.startswith(("socket.", "urllib.", "http.", "ssl.")):
        seen.append((event, str(values)))
sys.addaudithook(watch)
if "--socket" in sys.argv:
    import socket
    socket.socket(socket.AF_INET).close()
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from consult_aid.assets import cache_folder, sample_visit, shipped_pack
from consult_aid.content.load import load
from consult_aid.content.visit_file import read_visit
from consult_aid.settings import Settings
from consult_aid.ui.app import Idle, _ahead, dress, open_window
loaded = load(shipped_pack(), cache_folder())
application = QApplication([])
window, session = open_window(dress(application), loaded.pack, loaded, read_visit(sample_visit()), Settings(), "en")
window.show()
def wait(ms):
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()
wait(300)
idle = Idle(_ahead(window), window)
idle.start()
wait(1500)
pages = [button.objectName() for button in window.findChildren(QAbstractButton) if button.objectName().startswith("open-")]
for name in (*pages, "tab-compare", "tab-handout"):
    window.findChild(QAbstractButton, name).click()
    wait(60)
wait(1500)
window.pane("handout").form.patient.setText("http://example.org/a")
from consult_aid.compose.handout import handout_page
from consult_aid.handout import render
assert render(handout_page(loaded.pack, session.desk.visit, "en"), loaded.pack.art).startswith(b"%PDF")
window.close()
print("pages", len(pages), "network", seen)
"""


def consult(*before: str, more: tuple[str, ...] = ()) -> str:
    done = subprocess.run([*before, sys.executable, "-c", CONSULT, *more], timeout=240, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_python_opens_no_socket_in_a_whole_consult():
    told = consult()
    assert int(told.split()[1]) > 15
    assert told.rstrip().endswith("network []")


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed (it is on the machine that decides)")
def test_nor_does_any_library(tmp_path):
    log = tmp_path / "calls"
    consult("strace", "-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o", str(log))
    assert not NETWORK.search(log.read_text())


def test_the_test_would_notice():
    assert "socket.__new__" in consult(more=("--socket",))
