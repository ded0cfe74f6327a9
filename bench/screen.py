"""A screen to measure on: a virtual X server where there is one, else Qt's own offscreen drawing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from bench.rounds import CannotRun

SIZE = (3840, 2160)
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True)
class Screen:
    """What children need in their environment to draw on it, and what it is."""

    env: Mapping[str, str]
    name: str


@contextmanager
def screen() -> Iterator[Screen]:
    """Xvfb at 3840x2160 when it is installed. Ends the server it has started."""
    program = shutil.which("Xvfb")
    if program is None:
        yield Screen(OFFSCREEN, "offscreen (Xvfb is not installed)")
        return
    read, write = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    command = [program, "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise CannotRun("Xvfb is installed but does not start")
        yield Screen({"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}, f"Xvfb {size}")
    finally:
        server.terminate()
        server.wait()
