"""Handouts: a page becomes a tagged PDF (PDF/UA-1). The only room that knows ReportLab, and it is imported when first needed.

One document is made at a time; a lock sees to it, because fonts and kept lines are shared.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Lock

from consult_aid.errors import CannotDo
from consult_aid.illustration import Art
from consult_aid.pages import Page
from consult_aid.theme import PaperName, SizeName

_one_at_a_time = Lock()


def render(page: Page, art: Mapping[str, Art], paper: PaperName = "a4", size: SizeName = "standard") -> bytes:
    """The page as PDF bytes; the same page gives the same bytes. A figure whose art is not in `art` is printed in words only.

    Raises CannotDo when a font file is missing from the installation.
    """
    with _one_at_a_time:
        from consult_aid.handout.sheet import document

        return document(page, art, paper, size)


def write(data: bytes, path: Path, what: str = "handout") -> None:
    """Writes the file as a whole or not at all; through a link to where it points. `what` names it in sentences.

    Raises CannotDo when the folder is missing, full or closed to us, or when something else than a file we may change has that name.
    """
    temporary: Path | None = None
    try:
        path = path.resolve()
        if path.exists() and not (path.is_file() and os.access(path, os.W_OK) and path.stat().st_mode & 0o222):
            raise CannotDo(f"'{path.name}' is there already and cannot be replaced; choose another name.")
        handle, name = tempfile.mkstemp(prefix=".handout-", suffix=".part", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o600 if not path.exists() else path.stat().st_mode & 0o777)
        temporary.replace(path)
        temporary = None
    except OSError as problem:
        reason = (problem.strerror or "the file could not be written").lower()
        raise CannotDo(f"The {what} could not be saved in '{path.parent}': {reason}; choose another folder or free some space.") from None
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def warm_up() -> tuple[Callable[[], object], ...]:
    """Steps for idle time, each short: imports and fonts, so that the first handout comes at once."""
    return (
        lambda: import_module("reportlab.pdfbase.pdfdoc"),
        lambda: import_module("reportlab.pdfbase.ttfonts"),
        lambda: import_module("consult_aid.handout.sheet"),
        *(_open_font(role) for role in ("regular", "bold", "wide", "wide-bold")),
        lambda: import_module("consult_aid.handout.typeface").printable(""),
    )


def _open_font(role: str) -> Callable[[], object]:
    return lambda: import_module("consult_aid.handout.typeface").face(role)


def forget() -> None:
    """Drops every text that was kept to make the next handout faster. Call it when a visit ends."""
    import sys

    if "consult_aid.handout.sheet" in sys.modules:
        from consult_aid.handout import text, typeface

        with _one_at_a_time:
            text.forget()
            typeface.forget()
