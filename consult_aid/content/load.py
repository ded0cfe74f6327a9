"""Opens a pack: from the cache when it holds exactly this content, else by compiling it, with every problem either way."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from consult_aid.errors import Problem
from consult_aid.record import record, replace

from .cache import Shelf, Stored, digest_of, key_of
from .files import read_pack_files
from .stamp import stamp_of

if TYPE_CHECKING:
    from consult_aid.illustration import Art

    from .facts import Pack


@record
class Loaded:
    """A pack without whatever is broken in it (None when its main files cannot be understood), and all that is wrong with it."""

    pack: Pack | None
    problems: tuple[Problem, ...]


def load(folder: Path, cache: Path | None = None, today: datetime.date | None = None) -> Loaded:
    """The pack in `folder`; `cache` is the folder for compiled packs, None for none. Raises CannotDo when there is no such folder.

    `today` (default: the system's date) decides whether the content's review is overdue.
    """
    shelf = Shelf(cache, folder) if cache is not None else None
    stamp = stamp_of(folder) if shelf else ""
    stored = shelf.untouched(stamp, _compile_again) if shelf else None
    of_files: tuple[Problem, ...] = ()
    if stored is None:
        stored, of_files = _read(folder, shelf, stamp)
    problems = (*of_files, *stored.problems, *_overdue(stored, today or datetime.date.today()))
    broken = any(problem.severity == "error" for problem in problems)
    return Loaded(replace(stored.pack, incomplete=broken) if stored.pack else None, tuple(sorted(problems)))


def _read(folder: Path, shelf: Shelf | None, stamp: str) -> tuple[Stored, tuple[Problem, ...]]:
    """The pack by its files' content, and the problems of reading them."""
    files = read_pack_files(folder)
    digest = digest_of(files)
    key = key_of(digest)
    stored = shelf.open(key, _compile_again) if shelf else None
    if stored is None:
        from .compile import compile_pack

        compiled = compile_pack(files, folder.resolve().name, digest)
        stored = Stored(compiled.pack, compiled.problems, compiled.review_line)
        if shelf:
            shelf.store(key, stored, files)
    if shelf and stamp and not files.problems:
        shelf.remember(stamp, digest)
    return stored, files.problems


def _compile_again(data: bytes, file: str) -> Art | None:
    from .art import compile_art

    return compile_art(data, file)[0]


def _overdue(stored: Stored, today: datetime.date) -> tuple[Problem, ...]:
    """Told apart from the other problems because it comes by itself, without anyone changing a file."""
    due = stored.pack.manifest.review_due if stored.pack else today
    if due >= today:
        return ()
    what = f"the content should have been reviewed by {due.isoformat()}"
    todo = "look through the evidence, then set `reviewed` and `review_due`"
    return (Problem("pack.yaml", stored.review_line, "pack, review_due", what, todo, "warning"),)
