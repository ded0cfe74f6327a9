"""Writes a small valid pack to start from: the files of `resources/new-pack`, with the names and days of the new one filled in."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path

from consult_aid.assets import new_pack
from consult_aid.errors import CannotDo
from consult_aid.plain import one_line

from .files import FOLDERS, SINGLE
from .whole import write_folder

REVIEWED_FOR_DAYS = 365


def write_new_pack(folder: Path, today: datetime.date) -> None:
    """A pack whose id is the folder's name, written whole or not at all. Raises CannotDo when the folder is in use or its name is no id."""
    try:
        place = folder.resolve()
        is_used = os.path.lexists(place) and (not place.is_dir() or any(place.iterdir()))
    except (OSError, RuntimeError, ValueError):
        raise CannotDo(f"The folder '{one_line(str(folder))}' cannot be used on this system; name another one.") from None
    if not re.fullmatch("[a-z0-9][a-z0-9-]{0,63}", place.name):
        raise CannotDo("The folder's name is the pack's id: use small letters, digits and hyphens, for example 'sore-knee'.")
    if place == Path.cwd():
        raise CannotDo("You are in that folder; go one up and name it from there, or name a new folder in it.")
    if is_used:
        raise CannotDo(f"There is something in '{one_line(str(folder))}' already; name a folder that is new or empty.")
    if not place.parent.is_dir():
        raise CannotDo(f"There is no folder '{one_line(str(place.parent))}' to write the pack into; make it first.")
    due = today + datetime.timedelta(days=REVIEWED_FOR_DAYS)
    names = {"ID": place.name, "TITLE": _title(place.name), "TODAY": today.isoformat(), "DUE": due.isoformat()}
    write_folder(place, {name: _filled(data, names) for name, data in _template().items()}, "The pack")


def _title(id: str) -> str:
    words = id.replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def _template() -> dict[str, bytes]:
    home = new_pack()
    try:
        found = [home / name for name in SINGLE if (home / name).is_file()]
        found += [path for sub in FOLDERS for path in sorted((home / sub).iterdir())]
        return {path.relative_to(home).as_posix(): path.read_bytes() for path in found}
    except OSError:
        raise CannotDo("The files to start a pack from are missing from this installation; install Consult Aid again.") from None


def _filled(data: bytes, names: dict[str, str]) -> bytes:
    for name, text in names.items():
        data = data.replace(f"<{name}>".encode(), text.encode())
    return data
