"""Watching the folders of a pack: says once that something has changed, when the editor has finished."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

QUIET_MS = 300
"""How long nothing may change before it is told: editors write a file in several steps."""
GONE_MS = 1000
"""How often to see whether the folders are there: a folder that is renamed tells nobody."""
DEEPEST, MOST = 4, 4000
"""Folders below the pack's own, and paths, that are watched at most: a pack has far fewer."""


class FolderWatch(QObject):
    """Emits `changed` when a file in the folders was written, replaced, added or removed."""

    changed = Signal()

    def __init__(self, folders: tuple[Path, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = folders
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._stir)
        self._watcher.fileChanged.connect(self._stir)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._rested)
        self._here = True
        self._arm()
        self._peek = QTimer(self)
        self._peek.timeout.connect(self._look_for)
        self._peek.start(GONE_MS)

    def _stir(self, _path: str) -> None:
        self._rest.start(QUIET_MS)

    def _rested(self) -> None:
        self._arm()
        self.changed.emit()

    def _look_for(self) -> None:
        if self._all_here() != self._here:
            self._rest.start(QUIET_MS)

    def _all_here(self) -> bool:
        return all(folder.is_dir() for folder in self._folders)

    def _arm(self) -> None:
        """Watches what is there now, all of it anew: a file put in another's place is a new one to the system, and was not watched."""
        if known := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(known)
        if here := [path for folder in self._folders for path in _paths(str(folder), DEEPEST)]:
            self._watcher.addPaths(here[:MOST])
        self._here = self._all_here()


def _paths(folder: str, deep: int) -> Iterator[str]:
    """The folder, its files, and those of the folders in it; links are not followed."""
    try:
        entries = list(os.scandir(folder))
    except OSError:  # gone again, or not ours to read: the pack's problems say so
        return
    yield folder
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if deep:
                yield from _paths(entry.path, deep - 1)
        elif entry.is_file(follow_symlinks=False):
            yield entry.path
