"""Builds small SVGs and draws art twice, by Qt as on the screen and by PDFium as on paper, so that a test can hold the two together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from consult_aid.content.art import compile_art
from consult_aid.errors import Problem
from consult_aid.illustration import Art, Form

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200">'


def svg(body: str, defs: str = "") -> str:
    """A picture of 300 x 200 units with one part, `it`, that begins on line 4."""
    return f'{HEAD}\n<defs>{defs}</defs>\n\n<g id="it">\n{body}\n</g>\n</svg>\n'


def compiled(text: str | bytes) -> Art:
    """The art of an SVG that must be accepted."""
    art, problems = compile_art(text.encode() if isinstance(text, str) else text, "picture.svg")
    assert art is not None, "\n".join(map(str, problems))
    assert problems == ()
    return art


def refused(text: str | bytes) -> tuple[Problem, ...]:
    """The problems of an SVG that must be refused."""
    art, problems = compile_art(text.encode() if isinstance(text, str) else text, "picture.svg")
    assert art is None
    assert problems
    return problems


def on_screen(data: bytes, width: float, height: float) -> Image.Image:
    """The SVG as Qt draws it on white, one pixel a unit."""
    renderer = QSvgRenderer(QByteArray(data))
    assert renderer.isValid()
    image = QImage(round(width), round(height), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    size = (image.width(), image.height())
    return Image.frombuffer("RGB", size, bytes(image.constBits()), "raw", "BGRX", image.bytesPerLine(), 1).copy()


def on_paper(art: Art, is_pale: Callable[[str], bool] = lambda part: False) -> Image.Image:
    """The art's PDF operators as PDFium draws them, one pixel a unit; `is_pale` picks the parts that step back."""
    forms = [part.form_pale if is_pale(part.id) else part.form for part in art.parts]
    document = pypdfium2.PdfDocument(sheet(art, forms))
    try:
        return document[0].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference in percent of full scale."""
    assert one.size == other.size
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3 / 2.55


def ink(image: Image.Image) -> float:
    """Mean distance from white in percent of full scale: how much is drawn at all."""
    return difference(image, Image.new("RGB", image.size, "white"))


def sheet(art: Art, forms: list[Form]) -> bytes:
    """A page as an unfriendly caller would make it: its own colour, pen and see-through state are set when the forms are placed."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(art.width, art.height))
    resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(Faint=pikepdf.Dictionary(ca=0.2, CA=0.2)), XObject=pikepdf.Dictionary())
    content = f"/Faint gs 1 0 1 rg 0 1 1 RG 17 w 2 J 2 j [3 5] 0 d 1 M 1 0 0 -1 0 {art.height} cm\n"
    for index, form in enumerate(forms):
        stream = pdf.make_stream(form.operators.encode("ascii"))
        stream["/Type"], stream["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
        stream["/BBox"] = [0, 0, art.width, art.height]
        stream["/Resources"] = pikepdf.Dictionary(
            ExtGState={f"/{name}": pikepdf.Dictionary(ca=ca, CA=stroke) for name, (ca, stroke) in form.alphas.items()},
            Shading={f"/{name}": _shading(line, stops) for name, (line, stops) in form.shadings.items()},
        )
        resources.XObject[f"/F{index}"] = stream
        content += f"q /F{index} Do Q\n"
    page.Resources = resources
    page.Contents = pdf.make_stream(content.encode())
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def _shading(line, stops):  # type: ignore[no-untyped-def]
    def function(one, two):  # type: ignore[no-untyped-def]
        return pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=list(one[1]), C1=list(two[1]))

    pairs = [(one, two) for one, two in pairwise(stops) if two[0] > one[0]]
    stitched = pikepdf.Dictionary(
        FunctionType=3,
        Domain=[0, 1],
        Functions=[function(*pair) for pair in pairs],
        Bounds=[one[0] for one, _ in pairs[1:]],
        Encode=[0, 1] * len(pairs),
    )
    return pikepdf.Dictionary(ShadingType=2, ColorSpace=pikepdf.Name.DeviceRGB, Coords=list(line), Extend=[True, True], Function=stitched)


def operators(form: Form) -> Iterator[tuple[str, list[str]]]:
    """Each operator of a form with its operands, as text."""
    waiting: list[str] = []
    for token in re.findall(r"\[[^\]]*\]|\S+", form.operators):
        if re.fullmatch(r"[A-Za-z]+\*?", token):
            yield token, waiting
            waiting = []
        else:
            waiting.append(token)
    assert not waiting
