"""Opens a pack: from the cache when it holds exactly this content, else by compiling it, with every problem either way."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from consult_aid.errors import Problem
from consult_aid.record import record, replace

from . import sign_off
from .cache import Shelf, Stored, digest_of, key_of
from .files import PackFiles, read_overlay_files, read_pack_files
from .stamp import stamp_of

if TYPE_CHECKING:
    from consult_aid.illustration import Art

    from .facts import Pack


@record
class Loaded:
    """A pack without whatever is broken in it (None when its main files cannot be understood), and all that is wrong with it."""

    pack: Pack | None
    problems: tuple[Problem, ...]


def load(folder: Path, cache: Path | None = None, today: datetime.date | None = None, overlay: Path | None = None) -> Loaded:
    """The pack in `folder`; `cache` is the folder for compiled packs, None for none. Raises CannotDo when there is no such folder.

    `today` (default: the system's date) decides whether the content's review is overdue and whether its signature has ended. `overlay` is
    a clinic's folder of files that change the pack's words.
    """
    today = today or datetime.date.today()
    shelf = Shelf(cache, folder, overlay) if cache is not None else None
    stamp = _stamp(folder, overlay) if shelf else ""
    stored = shelf.untouched(stamp, _compile_again) if shelf else None
    of_files: tuple[Problem, ...] = ()
    if stored is None:
        stored, of_files = _read(folder, overlay, shelf, stamp)
    return finished(folder, stored.pack, (*of_files, *stored.problems), stored.review_line, today, shelf)


def finished(
    folder: Path, pack: Pack | None, problems: tuple[Problem, ...], review_line: int, today: datetime.date, shelf: Shelf | None = None
) -> Loaded:
    """A compiled pack with what the day and a signature make of it. `review_line` says when the review is due."""
    problems = (*problems, *_overdue(pack, review_line, today))
    signed, of_signature = sign_off.read(folder, shelf)
    if pack is not None:
        standing, told = sign_off.standing(signed, pack.digest, today, folder)
        broken = any(problem.severity == "error" for problem in problems)
        pack = replace(pack, incomplete=broken, sign_off=signed, standing=standing, overdue=pack.manifest.review_due < today)
        of_signature = (*of_signature, *told)
    return Loaded(pack, tuple(sorted((*problems, *of_signature))))


def _stamp(folder: Path, overlay: Path | None) -> str:
    """The stamps of all folders that are shown; empty when one does not tell enough."""
    stamps = [stamp_of(place) for place in (folder, overlay) if place]
    return "\n\n".join(stamps) if all(stamps) else ""


def files_of(folder: Path, overlay: Path | None) -> PackFiles:
    """The files of the pack, and over them those of the overlay. Raises CannotDo when a folder is missing."""
    files = read_pack_files(folder)
    over = read_overlay_files(overlay) if overlay else None
    if over is None or not (over.contents or over.refused or over.problems):
        return files
    return replace(files, over=over, problems=(*files.problems, *over.problems))


def _read(folder: Path, overlay: Path | None, shelf: Shelf | None, stamp: str) -> tuple[Stored, tuple[Problem, ...]]:
    """The pack by its files' content, and the problems of reading them."""
    files = files_of(folder, overlay)
    digest = digest_of(files)
    key = key_of(digest)
    stored = shelf.open(key, _compile_again) if shelf else None
    if stored is None:
        from .compile import compile_pack

        compiled = compile_pack(files, folder.resolve().name, digest)
        stored = Stored(compiled.pack, compiled.problems, compiled.review_line)
        if shelf:
            shelf.store(key, stored, compiled.files)
    if shelf and stamp and not files.problems:
        shelf.remember(stamp, digest)
    return stored, files.problems


def _compile_again(data: bytes, file: str) -> Art | None:
    from .art import compile_art

    return compile_art(data, file)[0]


def _overdue(pack: Pack | None, line: int, today: datetime.date) -> tuple[Problem, ...]:
    """Told apart from the other problems because it comes by itself, without anyone changing a file. `line` says when the review is due."""
    due = pack.manifest.review_due if pack else today
    if due >= today:
        return ()
    what = f"the content should have been reviewed by {due.isoformat()}"
    todo = "look through the evidence, then set `reviewed` and `review_due`"
    return (Problem("pack.yaml", line, "pack, review_due", what, todo, "warning"),)
