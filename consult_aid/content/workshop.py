"""Where somebody writes a pack: how it is read, how it is examined, and where its files are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from consult_aid.record import record

if TYPE_CHECKING:
    from .lint import Examination
    from .load import Loaded


@record
class Workshop:
    """`read` opens the pack as the window does; `examine` tells what `check` finds, which takes longer. Both may raise CannotDo. `folders`
    hold the files."""

    read: Callable[[], Loaded]
    examine: Callable[[], Examination]
    folders: tuple[Path, ...]
