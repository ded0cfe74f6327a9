"""Whether a picture still tells its story in greys and to weak eyes, as far as pixels can say.

Each picture is drawn small by a PDF engine, as a black-and-white sheet would show it. Nothing here knows what a part means: a picture can
pass and be poor, but one that fails cannot be followed.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from consult_aid.content.art_proof import one_page
from consult_aid.content.draft import Entry, Findings
from consult_aid.content.facts import Illustration
from consult_aid.content.places import quoted
from consult_aid.illustration import Art, Part
from consult_aid.pdfium import PDFIUM
from consult_aid.record import replace

from .texts import Material

ACROSS = 160.0
"""Longer side of the trial drawings, in pixels."""
LEAST_STEP = 24
"""Grey levels of 255 by which a pixel must differ to be told apart."""
LEAST_SHARE = 0.002
"""Share of the picture's pixels that must differ so."""
LEAST_CONTRAST = 2.0
"""How strongly a part must stand out somewhere from what lies under it. WCAG asks 3 to 1 of plain shapes; small drawings of soft tissue
blur at this size and are held to less."""

_LIGHT = tuple((v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4) + 0.05 for v in (level / 255 for level in range(256)))


def check_drawings(material: Material, findings: Findings) -> None:
    """PDFium serves one thread at a time: call this from one thread only."""
    for id, entry in material.draft.illustrations.items():
        if art := material.draft.arts.get(id):
            _check_steps(entry, art, findings)
            _check_parts(entry, art, findings)


def _check_steps(entry: Entry[Illustration], art: Art, findings: Findings) -> None:
    steps = entry.fact.steps
    if not any(step.highlight for step in steps):
        return
    stepped_back = _greys(art, (_pale(part) for part in art.parts))
    frames = [_greys(art, (_pale(part) if art.is_pale(part, step.highlight) else part for part in art.parts)) for step in steps]
    for index, (step, frame) in enumerate(zip(steps, frames, strict=True)):
        if step.highlight and not _differ(frame, stepped_back):
            what = "printed in greys, what this step speaks of does not stand out from the rest"
            findings.say(entry, ("steps", index, "highlight"), what, "draw it larger or darker", "warning")
    for index, ((step, frame), (following, later)) in enumerate(pairwise(zip(steps, frames, strict=True))):
        if set(step.highlight) != set(following.highlight) and not _differ(frame, later):
            what = "printed in greys, this step looks like the one before"
            findings.say(
                entry,
                ("steps", index + 1, "highlight"),
                what,
                "let the parts that change differ in lightness, not in colour alone",
                "warning",
            )


def _check_parts(entry: Entry[Illustration], art: Art, findings: Findings) -> None:
    """A part that is spoken of stands out from what lies behind it."""
    spoken = {id: (index, place) for index, step in reversed(list(enumerate(entry.fact.steps))) for place, id in enumerate(step.highlight)}
    whole = _greys(art, art.parts) if spoken else b""
    for part in art.parts:
        if part.id not in spoken:
            continue
        without = _greys(art, (other for other in art.parts if other is not part))
        index, place = spoken[part.id]
        contrast = max((_contrast(one, two) for one, two in zip(whole, without, strict=True) if one != two), default=1.0)
        if contrast < LEAST_CONTRAST:
            what = (
                f"in greys, {quoted(part.id)} hardly stands out from what is behind it ({contrast:.1f} to 1; {LEAST_CONTRAST:g} is wanted)"
            )
            findings.say(entry, ("steps", index, "highlight", place), what, "give it a darker outline", "warning")


def _pale(part: Part) -> Part:
    return replace(part, form=part.form_pale)


def _greys(art: Art, parts: Iterable[Part]) -> bytes:
    """The picture made of these parts, one byte of grey for each pixel."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(one_page(replace(art, parts=tuple(parts))))
        try:
            bitmap = document[0].render(scale=ACROSS / max(art.width, art.height), grayscale=True, draw_annots=False)
            return bytes(bitmap.buffer)
        finally:
            document.close()


def _differ(one: bytes, two: bytes) -> bool:
    enough = LEAST_SHARE * len(one)
    return sum(abs(a - b) >= LEAST_STEP for a, b in zip(one, two, strict=True) if a != b) >= enough


def _contrast(one: int, two: int) -> float:
    lighter, darker = max(_LIGHT[one], _LIGHT[two]), min(_LIGHT[one], _LIGHT[two])
    return lighter / darker
