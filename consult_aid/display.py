"""Whether a window could be shown at all, asked before Qt is loaded (Qt would abort the process)."""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """True where the system has a screen to draw on, or the caller has named a Qt platform."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
