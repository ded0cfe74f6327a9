"""Looks at a compiled picture: drawn small by a PDF engine, it must show something."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from consult_aid.illustration import Art, Form
from consult_aid.pdfium import PDFIUM

ACROSS = 200.0
"""Width of the trial drawing, or its height when that is larger, in pixels."""
LEAST_SHARE = 0.004
"""Share of pixels that must be darker than the lightest grey that still counts as seen."""
LIGHTEST = 232


def shows_something(art: Art) -> bool:
    """Whether enough of the picture differs from white."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(one_page(art))
        try:
            bitmap = document[0].render(scale=ACROSS / max(art.width, art.height), grayscale=True, draw_annots=False)
            pixels = bytes(bitmap.buffer)
            seen: int = len(pixels.translate(None, bytes(range(LIGHTEST, 256))))
            return bool(seen >= LEAST_SHARE * bitmap.width * bitmap.height)
        finally:
            document.close()


def one_page(art: Art, pale: bool = False) -> bytes:
    """A PDF of one page that holds the picture alone, each part a form of its own; 1 unit is 1 pt."""
    forms = [part.form_pale if pale else part.form for part in art.parts]
    size = f"[0 0 {art.width:g} {art.height:g}]"
    names = "".join(f"/F{i} {i + 5} 0 R" for i in range(len(forms)))
    content = f"1 0 0 -1 0 {art.height:g} cm\n" + "".join(f"q /F{i} Do Q\n" for i in range(len(forms)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox{size}/Contents 4 0 R/Resources<</XObject<<{names}>>>>>>",
        _stream("", content),
        *(_stream(f"/Type/XObject/Subtype/Form/BBox{size}/Resources<<{_resources(form)}>>", form.operators) for form in forms),
    ]
    out, places = "%PDF-1.4\n", []
    chunks = [out]
    length = len(out)
    for number, body in enumerate(objects, 1):
        places.append(length)
        chunks.append(f"{number} 0 obj\n{body}\nendobj\n")
        length += len(chunks[-1])
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    chunks.append(f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{length}\n%%EOF\n")
    return "".join(chunks).encode("latin-1")


def _stream(entries: str, data: str) -> str:
    return f"<<{entries}/Length {len(data)}>>stream\n{data}\nendstream"


def _resources(form: Form) -> str:
    return _states(form.alphas) + "/Shading<<" + "".join(f"/{name}{_shading(*of)}" for name, of in form.shadings.items()) + ">>"


def _states(alphas: Mapping[str, tuple[float, float]]) -> str:
    return "/ExtGState<<" + "".join(f"/{name}<</ca {fill:g}/CA {stroke:g}>>" for name, (fill, stroke) in alphas.items()) + ">>"


def _shading(line: tuple[float, ...], stops: tuple[tuple[float, tuple[float, float, float]], ...]) -> str:
    """An axial shading through stops that run from 0 to 1."""
    pairs = [(one, two) for one, two in pairwise(stops) if two[0] > one[0]]
    steps = "".join(f"<</FunctionType 2/Domain[0 1]/N 1/C0[{_numbers(one[1])}]/C1[{_numbers(two[1])}]>>" for one, two in pairs)
    bounds, encode = _numbers([one[0] for one, _ in pairs[1:]]), "0 1 " * len(pairs)
    function = f"<</FunctionType 3/Domain[0 1]/Functions[{steps}]/Bounds[{bounds}]/Encode[{encode}]>>"
    return f"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[{_numbers(line)}]/Extend[true true]/Function {function}>>"


def _numbers(values: tuple[float, ...] | list[float]) -> str:
    return " ".join(f"{value:.4f}" for value in values)
