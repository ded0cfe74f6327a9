"""Who signed off a pack: a small file beside the pack's folder, bound to the content by its digest, so void as soon as a word changes.

It is read at every start, so YAML and pydantic are imported only for a file that the cache does not know.
"""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from consult_aid.errors import CannotDo, Problem
from consult_aid.plain import NAME_LIMIT, one_line
from consult_aid.record import replace

from .facts import SignOff, Standing
from .files import Refused, read_regular

if TYPE_CHECKING:
    from .cache import Shelf
    from .facts import Pack
    from .load import Loaded

_DIGEST = re.compile(r"[0-9a-f]{40}")
_AGAIN = "have the content read again, then sign it with 'consult-aid sign-off'"

Found = tuple[SignOff | None, tuple[Problem, ...]]


def place_of(folder: Path) -> Path:
    """Where the signature of the pack in `folder` is kept."""
    real = folder.resolve()
    return real.parent / f"{real.name}.sign-off.yaml"


def read(folder: Path, shelf: Shelf | None = None) -> Found:
    """The signature beside the pack in `folder`, None when there is none; one that cannot be understood is a warning and counts as none."""
    place = place_of(folder)
    if not os.path.lexists(place):
        return None, ()
    try:
        data = read_regular(place)
    except Refused as no:
        return None, (_void(place, 0, no.what, no.todo),)
    found = shelf.signature(data) if shelf else None
    if found is None:
        found = _understood(data, place)
        if shelf:
            shelf.keep_signature(data, *found)
    return found


def standing(signed: SignOff | None, digest: str, today: datetime.date, folder: Path) -> tuple[Standing, tuple[Problem, ...]]:
    """What the signature is worth today for content with this digest, and a warning when it is worth nothing any more."""
    if signed is None:
        return "unsigned", ()
    file = _name(place_of(folder))
    if signed.digest != digest:
        what = f"{signed.by} signed an earlier text on {signed.date.isoformat()}; it has changed since"
        return "changed", (Problem(file, 0, "", what, _AGAIN, "warning"),)
    if signed.until < today:
        what = f"the sign-off by {signed.by} ended on {signed.until.isoformat()}"
        return "over", (Problem(file, 0, "", what, _AGAIN, "warning"),)
    return "signed", ()


def in_words(pack: Pack) -> str:
    """Who stands by the content, for those who answer for it."""
    signed = pack.sign_off
    if signed is None:
        return "Not signed off by a clinician"
    held = {"signed": "", "changed": ", but the content has changed since", "over": ", which has passed"}[pack.standing]
    return f"Signed off by {signed.by} ({signed.role}) on {signed.date.isoformat()} until {signed.until.isoformat()}{held}"


def sign(loaded: Loaded, folder: Path, by: str, role: str, until: datetime.date | None, today: datetime.date) -> SignOff:
    """Signs the content that was loaded from `folder` and writes the signature, whole or not at all. Raises CannotDo with the reason."""
    from .whole import write_whole

    errors = sum(problem.severity == "error" for problem in loaded.problems)
    if loaded.pack is None or errors:
        count = "an error" if errors == 1 else f"{errors} errors"
        raise CannotDo(f"The pack has {count}, so it cannot be signed; 'consult-aid check' lists what to mend.")
    manifest = loaded.pack.manifest
    if until is None and manifest.review_due < today:
        due = manifest.review_due.isoformat()
        raise CannotDo(f"The content should have been reviewed by {due}; review it first, or say with --until how long you stand by it.")
    last = until or manifest.review_due
    if last < today:
        raise CannotDo(f"The sign-off would already have ended on {last.isoformat()}; name a later day after --until.")
    signed = SignOff(
        by=_said(by, "--by"), role=_said(role, "--role"), date=today, until=last, version=manifest.version, digest=loaded.pack.digest
    )
    place = place_of(folder)
    data = _written(signed).encode()
    if _understood(data, place)[0] != signed:
        raise CannotDo("The name or the role cannot be written down as given; write it in plain letters.")
    write_whole(place, data, "The sign-off")
    return signed


def _said(text: str, word: str) -> str:
    from .reader import UNSEEN

    plain = one_line(UNSEEN.sub(" ", text))
    if not plain or len(plain) > NAME_LIMIT:
        raise CannotDo(f"What follows {word} must be a text of 1 to {NAME_LIMIT} characters.")
    return plain


def _written(signed: SignOff) -> str:
    from .whole import in_quotes

    return f"""\
# Signed with `consult-aid sign-off`. It counts for exactly the content that was signed: any change of a word makes it void.
by: {in_quotes(signed.by)}
role: {in_quotes(signed.role)}
date: {signed.date.isoformat()}
until: {signed.until.isoformat()}
version: {in_quotes(signed.version)}
digest: {in_quotes(signed.digest)}
"""


def _understood(data: bytes, place: Path) -> Found:
    from .reader import read_yaml
    from .schema import build

    document, faults = read_yaml(data, _name(place))
    signed = None
    if document is not None and not faults:
        signed, faults = build("sign-off", document, _name(place), "")
    if faults:
        first = faults[0].problem
        return None, (_void(place, first.line, f"{first.where}: {first.what}" if first.where else first.what, first.todo),)
    sound = signed is not None and signed.by.strip() and signed.role.strip() and max(len(signed.by), len(signed.role)) <= NAME_LIMIT
    if signed is None or not sound or signed.until < signed.date or not _DIGEST.fullmatch(signed.digest):
        return None, (_void(place, 0, "it does not say who signed what until when", _AGAIN),)
    return replace(signed, by=one_line(signed.by), role=one_line(signed.role)), ()


def _void(place: Path, line: int, what: str, todo: str) -> Problem:
    return Problem(_name(place), line, "", f"the sign-off cannot be read, so it does not count: {what}", todo, "warning")


def _name(place: Path) -> str:
    """The file as seen from the pack's folder."""
    return f"../{one_line(place.name)}"
