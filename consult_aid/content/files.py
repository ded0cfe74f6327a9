"""The files of a pack as bytes: regular files inside the pack's folder, of bounded size, and nothing else is ever opened.

Ids in a pack never become paths: they are looked up among the files listed here. No YAML, no pydantic: a cached pack opens with this alone.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from consult_aid.errors import CannotDo, Problem
from consult_aid.plain import one_line
from consult_aid.record import record, replace

MOST_BYTES = 1 << 20
"""Largest file of a pack, and largest visit file: 1 MB."""

MOST_BYTES_TOGETHER = 64 << 20
"""Largest pack: 64 MB."""

MOST_FILES = 5_000
"""Most files in one folder of a pack."""

SINGLE = ("pack.yaml", "attributes.yaml", "priorities.yaml", "sources.yaml", "glossary.yaml")
FOLDERS = {"topics": (".yaml",), "options": (".yaml",), "illustrations": (".yaml", ".svg")}

_STEM = re.compile(r"[a-z0-9-]{1,64}")
_REPARSE_POINT = 0x400  # how Windows marks links and junctions


class Refused(Exception):  # noqa: N818 - it reads as a verdict, as CannotDo does
    """A file that is not opened or not read: `what` is wrong with it, and what `todo`."""

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo


@record
class PackFiles:
    """What a pack's folder holds: bytes by name (`topics/growth.yaml`), the names that were refused, and why.

    `over` is what a clinic's overlay folder holds, if there is one; `place` is that folder, as problems name it.
    """

    contents: Mapping[str, bytes]
    refused: frozenset[str]
    problems: tuple[Problem, ...]
    over: PackFiles | None = None
    place: str = ""

    def has(self, name: str) -> bool:
        """Whether the pack or the overlay has a file of this name that can be read."""
        return name in self.contents or (self.over is not None and name in self.over.contents)

    def shown(self, name: str) -> bytes:
        """The file of this name that counts: the overlay's before the pack's."""
        return self.over.contents[name] if self.over and name in self.over.contents else self.contents[name]


def read_regular(path: Path, *, follow: bool = False, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file of at most `most` bytes; `follow` allows a link at its end. Raises Refused in words for people.

    The kind is looked at before opening, because opening a pipe can wait for ever and opening a device can set it going, and again on the
    open file, because it may have been exchanged in between.
    """
    try:
        _must_be_regular(path.stat() if follow else path.lstat(), most)
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        handle = os.open(path, flags if follow else flags | getattr(os, "O_NOFOLLOW", 0))
        try:
            size = _must_be_regular(os.fstat(handle), most)
            data = os.read(handle, size + 1)  # in one go; one byte more than there should be, to notice a file that grows
        finally:
            os.close(handle)
    except FileNotFoundError:
        raise Refused("there is no such file", "check its name and folder") from None
    except PermissionError:
        raise Refused("the file may not be read by this user", "change its permissions") from None
    except (OSError, ValueError):
        raise Refused("the file cannot be read", "check the disk and the path, or copy the file anew") from None
    if len(data) != size:
        raise Refused("the file changed while it was read", "try again")
    return data


def read_overlay_files(folder: Path) -> PackFiles:
    """Every file of the overlay in `folder`, which has the shape of a pack. Problems name the whole way to it."""
    if not folder.is_dir():
        raise CannotDo(f"There is no folder '{one_line(str(folder))}'; name the folder of an overlay.")
    found, place = read_pack_files(folder), one_line(str(folder.absolute()))
    return replace(found, place=place, problems=tuple(replace(problem, file=f"{place}/{problem.file}") for problem in found.problems))


def read_pack_files(folder: Path) -> PackFiles:
    """Every file of the pack in `folder`. Raises CannotDo when there is no such folder."""
    if not folder.is_dir():
        raise CannotDo(f"There is no folder '{one_line(str(folder))}'; name the folder of a pack.")
    contents: dict[str, bytes] = {}
    refused: set[str] = set()
    problems: list[Problem] = []

    left = MOST_BYTES_TOGETHER

    def take(name: str) -> None:
        nonlocal left
        try:
            if left <= 0:
                raise Refused("the pack is larger than 64 MB, so this file is not read", "split the pack")
            contents[name] = read_regular(folder / name)
            left -= len(contents[name])
        except Refused as no:
            refused.add(name)
            problems.append(Problem(name, 0, "", no.what, no.todo))

    for name in SINGLE:
        if os.path.lexists(folder / name):
            take(name)
    for sub, endings in FOLDERS.items():
        try:
            names = _names(folder / sub)
        except Refused as no:
            refused.add(sub)
            problems.append(Problem(sub, 0, "", no.what, no.todo))
            continue
        for name in names:
            stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
            if ending in endings and _STEM.fullmatch(stem):
                take(f"{sub}/{name}")
            else:
                problems.append(_unread(f"{sub}/{one_line(name)}", ending, endings))
    return PackFiles(contents, frozenset(refused), tuple(problems))


def _names(folder: Path) -> list[str]:
    """Names in a folder that may be missing but must not be a link; hidden files and editors' backups are passed over."""
    try:
        info = folder.lstat()
    except FileNotFoundError:
        return []
    except OSError:
        raise Refused("the folder cannot be read", "check its permissions") from None
    if not stat.S_ISDIR(info.st_mode) or _is_link(info):
        raise Refused("this is not a folder of the pack itself", "put a real folder here, not a link or a file")
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith(".") and not name.endswith("~"))  # noqa: PTH208
    except OSError:
        raise Refused("the folder cannot be read", "check its permissions") from None
    if len(names) > MOST_FILES:
        raise Refused(f"the folder holds more than {MOST_FILES:,} files", "split the pack")
    return names


def _unread(name: str, ending: str, endings: tuple[str, ...]) -> Problem:
    kinds = " or ".join(endings)
    if ending in endings:
        what, todo = "this name cannot be an id", "use only small letters, digits and hyphens, at most 64"
    else:
        what, todo = "this file is not read", f"let its name end in {kinds}, or move it out of the pack"
    return Problem(name, 0, "", what, todo, "error" if ending in endings else "warning")


def _must_be_regular(info: os.stat_result, most: int) -> int:
    """The size in bytes of what is a regular file of bounded size."""
    if _is_link(info):
        raise Refused("this is a link, not a file", "put the file itself here")
    if stat.S_ISDIR(info.st_mode):
        raise Refused("this is a folder, not a file", "put a file here")
    if not stat.S_ISREG(info.st_mode):
        raise Refused("this is a pipe or a device, not a file", "put an ordinary file here")
    if info.st_size > most:
        raise Refused("the file is larger than 1 MB", "split it or make it smaller")
    return info.st_size


def _is_link(info: os.stat_result) -> bool:
    return stat.S_ISLNK(info.st_mode) or bool(getattr(info, "st_file_attributes", 0) & _REPARSE_POINT)
