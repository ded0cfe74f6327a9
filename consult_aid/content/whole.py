"""Writes a file or a folder as a whole or not at all, with the mode that other files get, and texts so that our reader gives them back."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from consult_aid.errors import CannotDo
from consult_aid.plain import one_line


def in_quotes(text: str) -> str:
    """A text in double quotes, with line ends and whatever YAML would take for one as escapes."""
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found.group()):04X}", json.dumps(text, ensure_ascii=False))


def write_whole(place: Path, data: bytes, what: str) -> None:
    """One file; what was there is replaced. Raises CannotDo, whose sentence begins with `what`."""
    part = _beside(place)
    try:
        _must_be_replaceable(place)
        _new_file(part, data)
        os.replace(part, place)  # noqa: PTH105 - the rename that is atomic on every system
    except OSError as problem:
        raise _cannot(place, what, problem) from None
    finally:
        with suppress(OSError):
            part.unlink()


def write_folder(place: Path, files: Mapping[str, bytes], what: str) -> None:
    """A folder with these files, where there is none yet or an empty one. Raises CannotDo, whose sentence begins with `what`."""
    part = _beside(place)
    try:
        part.mkdir()
        for name, data in files.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            _new_file(part / name, data)
        if place.is_dir():
            place.rmdir()  # fails unless it is still empty
        part.rename(place)
    except OSError as problem:
        raise _cannot(place, what, problem) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _beside(place: Path) -> Path:
    return place.with_name(f".consult-aid-{os.getpid()}.part")


def _new_file(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)  # less what the user's mask takes away
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _must_be_replaceable(place: Path) -> None:
    """Only an ordinary file is replaced, never a pipe, a device or a link to elsewhere."""
    if os.path.lexists(place) and (place.is_symlink() or not place.is_file()):
        raise FileExistsError(0, "something else than a file has this name")


def _cannot(place: Path, what: str, problem: OSError) -> CannotDo:
    reason = (problem.strerror or "the disk refused").lower()
    return CannotDo(f"{what} could not be written to '{one_line(str(place))}': {reason}; check the folder, its permissions and free space.")
