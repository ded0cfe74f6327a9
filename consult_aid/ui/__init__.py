"""The window: everything that knows Qt.

PySide puts its own `__import__` in the place of Python's, to read the source of every module that is imported after it and find out
whether it uses `__feature__`. Nothing here does, and reading sixty files is a tenth of the start, so Python gets its own back.
"""

import builtins

_own = builtins.__import__
import PySide6.QtWidgets  # noqa: E402, F401

builtins.__import__ = _own
