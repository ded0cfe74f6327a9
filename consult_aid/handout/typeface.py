"""The two families of a sheet: which characters they have, how wide these are, and how they get into a PDF.

Atkinson Hyperlegible sets the text; Fira Sans stands behind it, character by character, for scripts the first lacks. What neither has is
printed as `SIGN`. Common characters have the same code in every document, so that broken lines can be kept between documents; the others
get codes in order of first use.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTFontFace

from consult_aid.assets import font_files
from consult_aid.plain import clean

SIGN = "[?]"
"""Stands for one or more characters that no font has."""

CAP_HEIGHT = 0.668
_ALIKE = str.maketrans({"\u2011": "-", "\u2010": "-", "\u2009": "\u00a0", "\u202f": "\u00a0", "\u200c": None, "\u200d": None})
_MARKS = frozenset("\ufe0e\ufe0f")  # they only choose between two drawings of the character before them
_ASCII = [chr(code) for code in range(32, 127)]
_PREFERRED = "•·–—‘’“”…€™‚„‹›«»×÷−≤≥≈œŒšŠžŽłŁčČćĆęĘąĄśŚźŹżŻńŃřŘěĚůŮőŐűŰğĞşŞıİāĀēĒīĪūŪ"
_ROLES = ("regular", "bold", "wide", "wide-bold")
_NAMES = {"regular": "F1", "bold": "F2", "wide": "W1-", "wide-bold": "W2-"}


@cache
def face(role: str) -> Any:
    """The font file of this role, parsed once. Raises CannotDo when it is not installed."""
    return TTFontFace(str(font_files()[role]))


class _Widths(dict[str, float]):
    """Width of each character as a share of the font size, looked up in the faces on first use."""

    def __init__(self, bold: bool) -> None:
        super().__init__()
        self._faces = tuple(face(role) for role in (("bold", "wide-bold") if bold else ("regular", "wide")))

    def __missing__(self, char: str) -> float:
        code = ord(char)
        found = next((one for one in self._faces if code in one.charToGlyph), self._faces[0])
        width: float = found.getCharWidth(code) / 1000
        self[char] = width
        return width


@cache
def widths(bold: bool) -> _Widths:
    """Character widths of one weight."""
    return _Widths(bold)


def measure(text: str, size: float, bold: bool = False) -> float:
    """Width of a printable text in the unit of `size`."""
    return sum(map(widths(bold).__getitem__, text)) * size


@cache
def _covered() -> frozenset[str]:
    both = (face("regular").charToGlyph.keys() & face("bold").charToGlyph.keys()) | (
        face("wide").charToGlyph.keys() & face("wide-bold").charToGlyph.keys()
    )
    return frozenset(chr(code) for code in both if code >= 32) | {"\n"}


@lru_cache(maxsize=4096)
def printable(text: str) -> tuple[str, bool]:
    """The text as it can be printed, and whether `SIGN` had to stand in for something. One sign stands for a whole run of characters."""
    text = clean(text).translate(_ALIKE)
    if _covered().issuperset(text):
        return text, False
    shown: list[str] = []
    lost = False
    for char in text:
        if char in _covered():
            shown.append(char)
        elif char not in _MARKS:
            lost = True
            if not shown or shown[-1] != SIGN:
                shown.append(SIGN)
    return "".join(shown), lost


@cache
def _fixed() -> tuple[tuple[str, ...], dict[int, str]]:
    """Characters with fixed codes (index = code, empty = none) and the table from characters to PDF string literals."""
    known = face("regular").charToGlyph.keys() & face("bold").charToGlyph.keys()
    latin = [chr(code) for code in range(0xA0, 0x100) if chr(code) != "\u00ad"]
    wanted = [char for char in dict.fromkeys((*latin, *_PREFERRED)) if ord(char) in known]
    codes = [*range(127, 256), *range(1, 32)]
    slots = [""] * 256
    for char in _ASCII:
        slots[ord(char)] = char
    for code, char in zip(codes, wanted, strict=False):
        slots[code] = char
    return tuple(slots), {ord(char): _literal(code) for code, char in enumerate(slots) if char}


def _literal(code: int) -> str:
    char = chr(code)
    return "\\" + char if char in "()\\" else char if 32 <= code < 127 else f"\\{code:03o}"


@cache
def _fixed_characters() -> frozenset[str]:
    return frozenset(chr(code) for code in _fixed()[1])


def fixed_literal(text: str) -> str | None:
    """The text as the inside of a PDF string in the fixed codes of the main face, or None where some character has none."""
    return text.translate(_fixed()[1]) if _fixed_characters().issuperset(text) else None


def main_font(bold: bool) -> str:
    """The resource name of the main face in every document."""
    return "F2" if bold else "F1"


@dataclass(slots=True)
class Fonts:
    """The fonts of one document: which characters it uses, and under which codes."""

    used: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))
    later: dict[str, list[str]] = field(default_factory=lambda: {role: [] for role in _ROLES})
    codes: dict[tuple[str, str], int] = field(default_factory=dict)

    def note(self, chars: frozenset[str], bold: bool) -> None:
        """These fixed characters are used."""
        self.used[bold].update(chars)

    def runs(self, text: str, bold: bool) -> list[tuple[str, str]]:
        """(font resource name, inside of a PDF string) for each run of one font; characters without a fixed code get one here."""
        runs: list[tuple[str, list[str]]] = []
        table, fixed = _fixed()[1], _fixed_characters()
        for char in text:
            if char in fixed:
                name, literal = main_font(bold), table[ord(char)]
                self.used[bold].add(char)
            else:
                name, literal = self._later(char, bold)
            if not runs or runs[-1][0] != name:
                runs.append((name, []))
            runs[-1][1].append(literal)
        return [(name, "".join(literals)) for name, literals in runs]

    def _later(self, char: str, bold: bool) -> tuple[str, str]:
        main, wide = ("bold", "wide-bold") if bold else ("regular", "wide")
        role = main if ord(char) in face(main).charToGlyph else wide
        if (role, char) not in self.codes:
            self.codes[role, char] = len(self.later[role])
            self.later[role].append(char)
        subset, index = divmod(self.codes[role, char], _PER_SUBSET)
        return f"{_NAMES[role]}{'x' if role == main else ''}{subset}", _literal(index + _FIRST)

    def programs(self) -> list[tuple[str, Any, tuple[str, ...]]]:
        """(resource name, face, characters by code) of every font that the document needs."""
        out = []
        for bold, role in enumerate(("regular", "bold")):
            kept = self.used[bold] | set(_ASCII)
            out.append((main_font(bool(bold)), face(role), tuple(char if char in kept else "" for char in _fixed()[0])))
        for role, chars in self.later.items():
            extra = "x" if role in ("regular", "bold") else ""
            for subset, start in enumerate(range(0, len(chars), _PER_SUBSET)):
                slots = ("",) * _FIRST + tuple(chars[start : start + _PER_SUBSET])
                out.append((f"{_NAMES[role]}{extra}{subset}", face(role), slots))
        return out


_FIRST = 33
_PER_SUBSET = 256 - _FIRST


@lru_cache(maxsize=64)
def program(of: Any, slots: tuple[str, ...]) -> tuple[int, bytes]:
    """The TrueType program that holds just these characters: its length and its deflated bytes."""
    subset = of.makeSubset([ord(char) if char else 0 for char in slots])
    return len(subset), zlib.compress(subset, 9)


def char_widths(of: Any, slots: tuple[str, ...]) -> str:
    """The /Widths array."""
    return " ".join(f"{of.getCharWidth(ord(char) if char else 0):g}" for char in slots)


def descriptor(of: Any) -> str:
    """The part of a font descriptor that does not depend on the subset. The codes are our own, so the font counts as symbolic."""
    flags = (of.flags & ~FF_NONSYMBOLIC) | FF_SYMBOLIC
    box = " ".join(f"{value:g}" for value in of.bbox)
    return (
        f"/Ascent {of.ascent:g}/Descent {of.descent:g}/CapHeight {of.capHeight:g}/ItalicAngle {of.italicAngle:g}/StemV {of.stemV:g}"
        f"/Flags {flags}/FontBBox[{box}]/MissingWidth {of.defaultWidth:g}"
    )


def to_unicode(slots: tuple[str, ...]) -> bytes:
    """The ToUnicode map; codes that stand for nothing stay out of it, and each block holds at most 100 entries, as the format asks."""
    rows = [f"<{code:02X}> <{char.encode('utf-16-be').hex().upper()}>" for code, char in enumerate(slots) if char]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode("ascii")


def forget() -> None:
    """Drops the texts that were kept, and the font programs, whose letters stand in order of first use; the faces stay."""
    printable.cache_clear()
    program.cache_clear()
