"""Runs the product's own command line with a driver in the place of its event loop. Imports no Qt by itself.

PySide looks at the source of every module that is imported after it; so the order of imports must stay the product's own.
"""

import sys


class BeforeTheWindow:
    """A finder (`importlib.abc` is not imported for it: that would bring half the standard library into what is measured). Calls `prepare` when the product is about to import its window, which is when it imports Qt."""

    def __init__(self, prepare) -> None:
        self._prepare = prepare

    def find_spec(self, name, path=None, target=None):
        if name == "consult_aid.ui.app":
            sys.meta_path.remove(self)
            self._prepare()
        return None


def open_product(drive, arguments) -> None:
    """Where the product would wait for events, `drive(its own exec)` is called."""

    def prepare() -> None:
        from PySide6.QtWidgets import QApplication

        wait = QApplication.exec
        QApplication.exec = lambda application=None: drive(wait)

    sys.meta_path.insert(0, BeforeTheWindow(prepare))
    from consult_aid.cli import main

    raise SystemExit(main(arguments))
