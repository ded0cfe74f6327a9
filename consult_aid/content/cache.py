"""Compiled packs on disk: one JSON file of facts, one of each picture. They can be thrown away at any time and can never show old content.

A file is found by the hash of all bytes of the pack, of this format and of the product; it names that hash itself and carries a checksum
of its body. A folder that the file system shows to be untouched since its bytes were hashed is not read again. Whatever does not fit is
passed over and the pack is compiled again. The start of the window depends on this module being light: it imports neither YAML nor
pydantic, and nothing that writes.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import consult_aid
from consult_aid.errors import CannotDo, Problem
from consult_aid.illustration import Art, Form, Part
from consult_aid.record import later, record

from . import facts
from .files import PackFiles, Refused, read_regular

try:
    from _blake2 import blake2b  # hashlib is the front door, but brings in OpenSSL: several ms of a start that has few
except ImportError:  # pragma: no cover - another Python
    from hashlib import blake2b

FORMAT = 7
MOST_BYTES = 256 << 20
SEEN = "seen"
"""File that holds the digest of the folder as last seen, under the stamp it had."""

SIGNED = "signed"
"""File that holds what was read of the pack's signature, under the bytes of its file."""

KEPT_VERSIONS = 2
"""Of one pack: the one just compiled, and the one that another window may still be showing."""

_CLASSES: dict[str, Any] = {name: value for name, value in vars(facts).items() if hasattr(value, "__pydantic_config__")}


@record
class Stored:
    """What the cache holds of a pack."""

    pack: facts.Pack | None
    problems: tuple[Problem, ...]
    review_line: int


def digest_of(files: PackFiles) -> str:
    """Names the exact content of a pack and of the overlay over it."""
    own = _hash(*(part for name, data in sorted(files.contents.items()) for part in (name.encode(), data)), b"", *_encoded(files.refused))
    return own if files.over is None else _hash(own.encode(), digest_of(files.over).encode())


def key_of(digest: str) -> str:
    """Names what this product makes of that content. In a source tree an edited compiler counts as another product."""
    here = Path(__file__).parent
    try:
        own = [entry.stat() for entry in sorted(os.scandir(here), key=lambda entry: entry.name) if entry.name.endswith(".py")]
    except OSError:  # frozen: the modules are not files
        own = []
    edited = ",".join(f"{info.st_size}:{info.st_mtime_ns}" for info in own)
    return _hash(digest.encode(), str(FORMAT).encode(), consult_aid.__version__.encode(), edited.encode())


class Shelf:
    """The cache's place for one pack folder, by itself or under an overlay."""

    def __init__(self, cache: Path, folder: Path, overlay: Path | None = None) -> None:
        self._folders = (overlay, folder) if overlay else (folder,)
        self._place = cache / "packs" / _hash(*(os.fsencode(path.resolve()) for path in reversed(self._folders)))

    def open(self, key: str, compile_again: Callable[[bytes, str], Art | None]) -> Stored | None:
        """The compiled pack, or None when it is not there or not whole. Pictures are read when they are first asked for."""
        body = _body(self._place / f"{key}.json", key)
        if body is None:
            return None
        try:
            lines = body.split(b"\n")
            held = json.loads(lines[0])
            problems = tuple(Problem(**item) for item in held["problems"])
            if held["pack"] is None:
                return Stored(None, problems, held["review_line"])
            sizes = {id: (float(width), float(height)) for id, (width, height, _, _, _) in held["art"].items()}
            marks = {id: (bool(skin), bool(hair)) for id, (_, _, skin, hair, _) in held["art"].items()}
            hashes = {id: hash for id, (_, _, _, _, hash) in held["art"].items()}
            art = Gallery(self._place, key, self._folders, sizes, marks, hashes, compile_again)
            return Stored(facts.Pack(**_opened(held["pack"], lines), art=art), problems, held["review_line"])
        except (ValueError, TypeError, KeyError, AttributeError):  # a checksum that fits a body of another shape
            return None

    def untouched(self, stamp: str, compile_again: Callable[[bytes, str], Art | None]) -> Stored | None:
        """The compiled pack of a folder whose `stamp` is the one that was remembered, else None."""
        if not stamp or (body := _body(self._place / SEEN, _hash(stamp.encode()))) is None:
            return None
        return self.open(key_of(body.decode("latin-1")), compile_again)

    def remember(self, stamp: str, digest: str) -> None:
        """The folder had this content when the file system showed this stamp."""
        try:
            _write(self._place / SEEN, _hash(stamp.encode()), digest.encode())
        except OSError:
            return

    def signature(self, data: bytes) -> tuple[facts.SignOff | None, tuple[Problem, ...]] | None:
        """What was read of the signature in these bytes, or None when that is not known."""
        body = _body(self._place / SIGNED, key_of(_hash(data)))
        try:
            if body is None:
                return None
            held = json.loads(body)
            said = held["sign_off"]
            signed = facts.SignOff(**{name: _revived(value) for name, value in said.items() if name}) if said else None
            return signed, tuple(Problem(**item) for item in held["problems"])
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    def keep_signature(self, data: bytes, sign_off: facts.SignOff | None, problems: tuple[Problem, ...]) -> None:
        """These bytes say this."""
        held = {"sign_off": _plain(sign_off), "problems": [_named(problem) for problem in problems]}
        try:
            _write(self._place / SIGNED, key_of(_hash(data)), _json(held))
        except OSError:
            return

    def store(self, key: str, stored: Stored, files: PackFiles) -> None:
        """Keeps a compiled pack and removes old ones. A folder that cannot be written to is left alone: the cache is a convenience."""
        pack = stored.pack
        arts = pack.art if pack else {}
        lines: list[bytes] = []
        held = {
            "pack": _closed(pack, lines) if pack else None,
            "problems": [_named(problem) for problem in stored.problems],
            "review_line": stored.review_line,
            "art": {
                id: [art.width, art.height, bool(art.skin), bool(art.hair), _hash(files.shown(f"illustrations/{id}.svg"))]
                for id, art in arts.items()
            },
        }
        try:
            self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._place.chmod(0o700)
            for id in arts:
                _write(self._place / f"{key}-{id}.json", f"{key}-{id}", _json(_flat(arts[id])))
            _write(self._place / f"{key}.json", key, b"\n".join((_json(held), *lines)))
            self._remove_old(key)
        except OSError:
            return

    def _remove_old(self, key: str) -> None:
        packs = sorted((path for path in self._place.glob("*.json") if "-" not in path.name), key=lambda path: path.stat().st_mtime_ns)
        kept = {key, *(path.stem for path in packs[-KEPT_VERSIONS:])}
        for path in self._place.iterdir():
            if path.name != SEEN and path.name.split(".")[0].split("-")[0] not in kept:
                path.unlink(missing_ok=True)


class Gallery(Mapping[str, Art]):
    """The pictures of a cached pack, each read on first use, which takes some ms: a window asks in a thread, and here only for `sizes` and
    `marks`.

    Asking for one raises CannotDo when it is gone from the cache and its SVG is no longer the one that was compiled. Sizes and marks
    were written with the facts, under the key of the same content, so they can be no other picture's.
    """

    def __init__(
        self,
        place: Path,
        key: str,
        folders: tuple[Path, ...],
        sizes: Mapping[str, tuple[float, float]],
        marks: Mapping[str, tuple[bool, bool]],
        hashes: Mapping[str, str],
        compile_again: Callable[[bytes, str], Art | None],
    ) -> None:
        self._place, self._key, self._folders, self._hashes, self._compile_again = place, key, folders, hashes, compile_again
        self.sizes, self.marks = sizes, marks
        self._read: dict[str, Art] = {}

    def __getitem__(self, id: str) -> Art:
        if id not in self._hashes:
            raise KeyError(id)
        if id not in self._read:
            self._read[id] = self._stored(id) or self._compiled(id)
        return self._read[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._hashes)

    def __len__(self) -> int:
        return len(self._hashes)

    def __contains__(self, id: object) -> bool:
        return id in self._hashes

    def _stored(self, id: str) -> Art | None:
        body = _body(self._place / f"{self._key}-{id}.json", f"{self._key}-{id}")
        try:
            return None if body is None else _art(json.loads(body))
        except (ValueError, TypeError, KeyError):
            return None

    def _compiled(self, id: str) -> Art:
        name = f"illustrations/{id}.svg"
        for folder in self._folders:
            try:
                data = read_regular(folder / name)
            except Refused:
                continue
            if _hash(data) == self._hashes[id] and (art := self._compile_again(data, name)) is not None:
                return art
        raise CannotDo(f"The picture '{id}' was changed or removed while the pack was open; open the pack again.")


def _hash(*parts: bytes) -> str:
    """One hash of several parts; each part's length goes in, so that no two lists of parts are alike."""
    state = blake2b(digest_size=20)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.hexdigest()


def _encoded(names: frozenset[str]) -> list[bytes]:
    return [name.encode("utf-8", "surrogateescape") for name in sorted(names)]


def _body(path: Path, key: str) -> bytes | None:
    """The body of a file that names this key and whose checksum fits."""
    try:
        head, _, body = read_regular(path, most=MOST_BYTES).partition(b"\n")
    except Refused:
        return None
    return body if head.decode("latin-1") == f"{key} {_hash(body)}" else None


def _json(held: object) -> bytes:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()


def _write(path: Path, key: str, body: bytes) -> None:
    """The whole file or nothing; readable by this user alone."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.stem}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(f"{key} {_hash(body)}\n".encode() + body)
        os.replace(name, path)  # noqa: PTH105 - the rename that is atomic on every system
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


_AT_ONCE: dict[type[Any], tuple[str, ...]] = {facts.Topic: ("id", "title"), facts.Option: ("id", "name", "short", "hue", "shape")}
"""What a rail shows of a page: told at the start, while the rest of it waits to be asked for."""


def _closed(pack: facts.Pack, lines: list[bytes]) -> dict[str, Any]:
    """The pack as JSON whose larger parts stand each on a line of their own: a start reads few of them."""

    def apart(value: Any) -> Any:
        if isinstance(value, tuple):
            return [apart(item) for item in value]
        if isinstance(value, Mapping):
            return {"": "by id", "held": {key: apart(item) for key, item in value.items()}}
        lines.append(_json(_plain(value)))
        known = {name: _plain(getattr(value, name)) for name in _AT_ONCE.get(type(value), ())}
        return {"": type(value).__name__, "line": len(lines), **known}

    return {
        name: apart(value) if isinstance(value, tuple | Mapping | facts.Attributes) else _plain(value)
        for name, value in _named(pack).items()
        if name != "art"
    }


def _opened(held: dict[str, Any], lines: list[bytes]) -> dict[str, Any]:
    """The other way round."""

    def put(value: Any) -> Any:
        if type(value) is list:
            return tuple(map(put, value))
        if type(value) is not dict or ("line" not in value and value.get("") != "by id"):
            return _revived(value)
        if value[""] == "by id":
            return {key: put(item) for key, item in value["held"].items()}
        line = lines[value["line"]]
        kind = _CLASSES[value[""]]
        known = {name: _revived(value[name]) for name in _AT_ONCE.get(kind, ())}
        return later(kind, lambda: _fields(kind, json.loads(line)), **known)

    return {name: put(value) for name, value in held.items()}


def _plain(value: Any) -> Any:
    """Facts as JSON: each class by its name under the key '', dates under the name date."""
    if isinstance(value, datetime.date):
        return {"": "date", "day": value.isoformat()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {"": type(value).__name__, **{name: _plain(item) for name, item in _named(value).items()}}
    return value


def _named(value: Any) -> dict[str, Any]:
    from dataclasses import fields

    return {item.name: getattr(value, item.name) for item in fields(value)}


def _revived(held: Any) -> Any:
    """The other way round. Records inside are given their fields when one of them is asked for."""
    if type(held) is list:
        return tuple(map(_revived, held))
    if type(held) is not dict:
        return held
    name = held.get("")
    if name is None:
        return {key: _revived(value) for key, value in held.items()}
    if name == "date":
        return datetime.date.fromisoformat(held["day"])
    kind = _CLASSES[name]
    return later(kind, lambda: _fields(kind, held))


def _fields(kind: Any, held: dict[str, Any]) -> dict[str, Any]:
    return {name: _revived(held[name]) for name in kind.__record__}


def _flat(art: Art) -> dict[str, Any]:
    parts = [
        {"id": part.id, "svg": part.svg, "svg_pale": part.svg_pale, "form": _named(part.form), "form_pale": _named(part.form_pale)}
        for part in art.parts
    ]
    return {"width": art.width, "height": art.height, "defs": art.defs, "parts": parts, "skin": art.skin, "hair": art.hair}


def _art(held: Any) -> Art:
    parts = tuple(Part(part["id"], part["svg"], part["svg_pale"], _form(part["form"]), _form(part["form_pale"])) for part in held["parts"])
    return Art(held["width"], held["height"], held["defs"], parts, tuple(held["skin"]), tuple(held["hair"]))


def _form(held: Any) -> Form:
    alphas = {name: (fill, stroke) for name, (fill, stroke) in held["alphas"].items()}
    shadings = {
        name: (tuple(axis), tuple((offset, tuple(colour)) for offset, colour in stops)) for name, (axis, stops) in held["shadings"].items()
    }
    return Form(held["operators"], alphas, shadings)
