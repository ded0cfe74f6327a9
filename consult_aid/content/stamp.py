"""Tells from the file system alone, without reading a file, that a pack's folder is as it was.

Size and time of a file can be set back by whoever changes it; its inode and the time of its last change of any kind (`ctime`) cannot.
Windows keeps no such time, so there every file is read.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from .files import FOLDERS, SINGLE

SETTLED_NS = 2_000_000_000
"""A file changed less than 2 s ago may change again within one tick of its file system's clock (2 s on FAT), so it is not trusted yet."""


def stamp_of(folder: Path) -> str:
    """Every name, inode, size and time in the folder as one text; empty when they do not tell enough."""
    if os.name != "posix":
        return ""
    lines: list[str] = []
    newest = 0
    subs = [""]
    try:
        for sub in subs:  # grows while the first is looked through
            with os.scandir(folder / sub if sub else folder) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    if not sub and entry.name in FOLDERS:
                        subs.append(entry.name)
                    if sub or entry.name in SINGLE or entry.name in FOLDERS:
                        info = entry.stat(follow_symlinks=False)
                        newest = max(newest, info.st_ctime_ns, info.st_mtime_ns)
                        numbers = (info.st_mode, info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns)
                        lines.append(f"{sub}/{entry.name}:{numbers}")
    except (OSError, ValueError):
        return ""
    return "\n".join(lines) if newest < time.time_ns() - SETTLED_NS else ""
