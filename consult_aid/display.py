"""Whether a window could be shown at all, asked before Qt is loaded (Qt would abort the process)."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def has_display() -> bool:
    """True where the system has a screen to draw on, or the caller has named a Qt platform."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return _x_answers(os.environ.get("DISPLAY", "")) or _wayland_answers(os.environ.get("WAYLAND_DISPLAY", ""))


def _x_answers(display: str) -> bool:
    """A local X server has its socket here; whether one on another machine answers, only Qt can find out."""
    if not display.startswith((":", "unix:")):
        return bool(display)
    number = display.partition(":")[2].partition(".")[0]
    return Path(f"/tmp/.X11-unix/X{number}").exists()


def _wayland_answers(display: str) -> bool:
    return bool(display) and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), display).exists()
