"""The start: what must not be imported before the window can be seen."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module

import pytest

HEAVY = ("reportlab", "pydantic", "yaml", "PIL", "lxml", "pypdfium2")
LATER = (
    "consult_aid.tones",
    "consult_aid.ui.widgets.swatches",
    "consult_aid.ui.widgets.judgements",
    "consult_aid.ui.widgets.seek_bar",
    "consult_aid.content.workshop",
    "consult_aid.compose.author",
    "consult_aid.ui.author.desk",
)
OPENED = """
import json, sys
from consult_aid.assets import cache_folder, shipped_pack
from consult_aid.content.load import load
from PySide6.QtWidgets import QApplication
loaded = load(shipped_pack(), cache_folder())
if "--warm" in sys.argv:
    raise SystemExit
from consult_aid.settings import Settings
from consult_aid.ui.app import dress, open_window
from consult_aid.visit import Visit
application = QApplication([])
window, _ = open_window(dress(application), loaded.pack, loaded, Visit(), Settings(), "en")
def report():
    own = {name for name in sys.modules if name.startswith("consult_aid.")}
    print(json.dumps(sorted(own | {name.partition(".")[0] for name in sys.modules})))
    window.close()
    application.quit()
window.painted.connect(report)
window.show()
application.exec()
"""


@pytest.fixture(scope="module")
def imported() -> set[str]:
    """Top-level modules, and the product's own, at the first paint of a window on a pack that was compiled before."""
    subprocess.run([sys.executable, "-c", OPENED, "--warm"], check=True, timeout=60)
    done = subprocess.run([sys.executable, "-c", OPENED], check=True, timeout=60, capture_output=True, text=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("module", (*HEAVY, *LATER))
def test_the_window_is_seen_before_this_is_imported(imported, module):
    assert module not in imported


def test_the_test_would_notice(imported):
    assert {"PySide6", "consult_aid", "consult_aid.ui.widgets.figure"} <= imported
    assert all(import_module(module) for module in LATER)


def test_what_is_needed_soon_is_made_ready_after_the_paint():
    """The application as it is run: idle work comes to its end, and the window closes by itself."""
    done = subprocess.run([sys.executable, "-c", RUN], timeout=120, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "reportlab" in json.loads(done.stdout.splitlines()[-1])
    assert done.stderr == ""


RUN = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from consult_aid.assets import cache_folder, shipped_pack
from consult_aid.content.load import load
from consult_aid.settings import Settings
from consult_aid.ui import app
from consult_aid.visit import Visit

class Watched(app.Idle):
    def stop(self):
        print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
        super().stop()

    def _step(self):
        super()._step()
        if not self._timer.isActive():
            QApplication.closeAllWindows()

app.Idle = Watched
raise SystemExit(app.run(load(shipped_pack(), cache_folder()), Visit(), Settings(), "en"))
"""
