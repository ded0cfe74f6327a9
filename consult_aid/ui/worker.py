"""One thread beside the window, for work that would make it stutter: one task after the other, and only what is still wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QThread, Signal

try:
    from _queue import SimpleQueue  # queue is the front door, but brings in what the start does not need
except ImportError:  # pragma: no cover - another Python
    from queue import SimpleQueue


class Worker(QThread):
    """Runs tasks in order and reports each as (key, result), or (key, the exception) when it failed."""

    done = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._tasks: SimpleQueue[tuple[Any, Callable[[], object]] | None] = SimpleQueue()
        self._wanted: set[Any] = set()  # changed by the window's thread only
        self._closed = False
        self.done.connect(self._finished)

    @property
    def busy(self) -> bool:
        """Whether something is wanted that has not come yet."""
        return bool(self._wanted)

    def want(self, key: Any, task: Callable[[], object]) -> None:
        """Queues a task, unless one with this key is waiting already, or the worker has been closed."""
        if key not in self._wanted and not self._closed:
            self._wanted.add(key)
            self._tasks.put((key, task))
            if not self.isRunning():
                self.start()

    def forget(self, kept: Callable[[Any], bool]) -> None:
        """Tasks that wait and whose key is not `kept` are dropped."""
        self._wanted = {key for key in self._wanted if kept(key)}

    def run(self) -> None:
        while (item := self._tasks.get()) is not None:
            key, task = item
            if key not in self._wanted:
                continue
            try:
                result: object = task()
            except Exception as reason:  # told to the receiver, who knows the words for it
                result = reason
            self.done.emit(key, result)

    def _finished(self, key: Any, _result: object) -> None:
        self._wanted.discard(key)

    def close(self) -> None:
        """Ends the thread after the task at hand."""
        self._closed = True
        self._wanted.clear()
        self._tasks.put(None)
        self.wait()
