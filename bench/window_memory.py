"""The product's window, by its own command line: prints resident MiB after its first paint, after every pane, and after 100 handouts."""

import sys
from dataclasses import replace

from opened import open_product
from painted import AfterFirstPaint, main_window, report, resident, settle
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton

HANDOUTS = 100


def drive(wait):
    window = main_window()
    seen = []

    def is_busy():
        return any(worker._wanted for worker in (window.rasters._worker, window.maker._worker))

    def visit_all():
        seen.append(resident())
        settle(is_busy, 1000)
        pages = [button.objectName() for button in window.findChildren(QAbstractButton) if button.objectName().startswith("open-")]
        for name in [*pages, "tab-compare", "tab-handout", "tab-learn"]:
            window.findChild(QAbstractButton, name).click()
            settle(is_busy, 200)
        seen.append(resident())
        make_handouts()
        seen.append(resident())
        report(*seen)

    def make_handouts():
        """As for a hundred patients, each with a visit of their own."""
        from consult_aid import handout
        from consult_aid.compose.handout import handout_page

        pack, visit = window._pack, window._session.desk.visit
        for number in range(HANDOUTS):
            handout.render(handout_page(pack, replace(visit, patient=f"Patient number {number}"), "en"), pack.art)
            handout.forget()

    watch = AfterFirstPaint(window, lambda: QTimer.singleShot(0, visit_all))
    wait()
    return watch


open_product(drive, sys.argv[1:])
