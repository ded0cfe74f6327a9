"""What a reader finds on a handout: its text in drawn order, its structure tree, its text boxes, its pixels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import page as validation
import pdfua
import pikepdf
import pypdfium2
import pypdfium2.raw as raw


def squeezed(text: str) -> str:
    """The text without any white space: lines may break anywhere on paper."""
    return re.sub(r"[\s\u00a0\ufffe\x02]+", "", text)


def text_of(data: bytes) -> str:
    """All text of all sheets as PDFium reads it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(document[index].get_textpage().get_text_range() for index in range(len(document)))
    finally:
        document.close()


def ua_failures(data: bytes, folder: Path) -> list[str]:
    """What page-validation finds against PDF/UA-1 (ISO 14289-1); empty when the sheet conforms."""
    (folder / "sheet.pdf").write_bytes(data)
    result = validation.validate_pdf(str(folder / "sheet.pdf"), profile="ua1")
    assert result.rules.total > 100
    return [] if result.is_compliant else [f"{failure.rule_id}: {failure.message}" for failure in result.failures]


def second_opinion(data: bytes, folder: Path) -> list[str]:
    """What pdfua, an independent checker of a part of the rules, finds."""
    (folder / "sheet.pdf").write_bytes(data)
    return [f"{finding.rule_id}: {finding.message}" for finding in pdfua.validate(str(folder / "sheet.pdf")).findings]


def sheet_count(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


@dataclass
class Node:
    """An element of the structure tree with the text of its own marked content."""

    kind: str
    text: str
    kids: list[Node]
    alt: str = ""
    attrs: object = None

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all_text(self) -> str:
        return self.text + "".join(kid.all_text() for kid in self.kids)


def tree_of(data: bytes) -> Node:
    """The structure tree in reading order; text is read through the fonts' own ToUnicode maps."""
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
        marked = [_marked_text(page) for page in pdf.pages]
        return _node(pdf.Root.StructTreeRoot.K, numbers, marked)


def _node(elem: pikepdf.Dictionary, numbers: dict, marked: list[dict[int, str]]) -> Node:
    node = Node(str(elem.S)[1:], "", [], str(elem.get("/Alt", "")), elem.get("/A"))
    own = numbers[elem.Pg.objgen] if "/Pg" in elem else -1
    for kid in elem.get("/K", []):
        if isinstance(kid, int):
            node.kids.append(Node("", marked[own][kid], []))
        elif kid.get("/Type") == "/MCR":
            node.kids.append(Node("", marked[numbers[kid.Pg.objgen]][int(kid.MCID)], []))
        else:
            node.kids.append(_node(kid, numbers, marked))
    return node


def _marked_text(page: pikepdf.Page) -> dict[int, str]:
    maps = {name: _to_unicode(font.ToUnicode.read_bytes().decode()) for name, font in page.Resources.Font.items()}
    out: dict[int, str] = {}
    current, font = -1, ""
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                current = int(operands[1].MCID) if isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1] else -1
                if current >= 0:
                    out[current] = ""
            case "BMC" | "EMC":
                current = -1
            case "Tf":
                font = str(operands[0])
            case "Tm":
                if current >= 0:
                    out[current] += "\n"
            case "Tj":
                if current >= 0:
                    out[current] += "".join(maps[font][code] for code in bytes(operands[0]))
    return out


def _to_unicode(cmap: str) -> dict[int, str]:
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in re.findall(r"<(..)> <([0-9A-F]+)>", cmap) if len(text) > 2
    }


@dataclass
class Line:
    """A run of text as drawn on one sheet: edges in pt from the lower left corner, and the size of its font."""

    sheet: int
    left: float
    bottom: float
    right: float
    top: float
    size: float
    text: str


def lines_of(data: bytes) -> list[Line]:
    """Every drawn text object."""
    document = pypdfium2.PdfDocument(data)
    out = []
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=textpage):
            if item.extract().strip():
                out.append(Line(number, *item.get_bounds(), item.get_font_size(), item.extract()))
        textpage.close()
    document.close()
    return out


def picture_of(data: bytes, sheet: int = 0, scale: float = 2.0, grey: bool = False):
    """A sheet as a Pillow image."""
    document = pypdfium2.PdfDocument(data)
    try:
        image = document[sheet].render(scale=scale).to_pil()
        return image.convert("L") if grey else image
    finally:
        document.close()
