"""A tagged PDF (PDF/UA-1) in the making: pages of operators, the structure tree over them, bookmarks, fonts, metadata.

ReportLab keeps the objects, the cross-reference table and the trailer; the objects themselves are written here, because its own page
and font objects cannot hold what PDF/UA asks for. Nothing here is drawn twice: an element names its marked content by page and number.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from consult_aid.handout.typeface import Fonts, char_widths, descriptor, program, to_unicode

rl_config.invariant = 1  # no clock in the file
rl_config.pdfComments = 0  # no names of our objects in the file


class _Object(pdfdoc.PDFObject):  # type: ignore[misc]
    """An indirect object whose bytes we write ourselves."""

    __RefOnly__ = 1

    def __init__(self, content: bytes = b"") -> None:
        self.content = content

    def format(self, _document: object) -> bytes:
        return self.content


class Elem:
    """An element of the structure tree. Its kids are elements, or (page index, marked content number). `attrs` are PDF text."""

    __slots__ = ("attrs", "kids", "kind", "number")

    def __init__(self, kind: str, **attrs: str) -> None:
        self.kind, self.attrs, self.number = kind, attrs, 0
        self.kids: list[Elem | tuple[int, int]] = []

    def child(self, kind: str, **attrs: str) -> Elem:
        """A new element at the end of this one."""
        kid = Elem(kind, **attrs)
        self.kids.append(kid)
        return kid


def text_string(text: str) -> str:
    """A PDF text string; hexadecimal, so that nothing in it can be taken for syntax."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


class Book:
    """One document while it is drawn. `out` takes the operators of the current page; all lengths in pt, origin bottom left."""

    def __init__(self, size: tuple[float, float], title: str, language: str) -> None:
        self.size, self.title, self.language = size, title, language
        self.root, self.fonts, self.out = Elem("Document"), Fonts(), list[str]()
        self.page = 0
        self._doc = pdfdoc.PDFDocument(compression=1, invariant=1, lang=language)
        self._doc.info.producer = "Consult Aid (ReportLab)"
        self._pages: list[_Object] = []
        self._owners: list[list[Elem]] = [[]]
        self._bookmarks: list[tuple[int, str, int, float]] = []
        self._forms: dict[str, int] = {}
        self._states: dict[str, str] = {}
        self._resources = _Object()
        self._open = False

    @contextmanager
    def tag(self, elem: Elem | None) -> Iterator[None]:
        """What is drawn inside belongs to this element; None makes it an artifact."""
        assert not self._open, "marked content cannot be nested"
        if elem is None:
            self.out.append("/Artifact BMC")
        else:
            own = self._owners[-1]
            self.out.append(f"/{elem.kind} <</MCID {len(own)}>> BDC")
            elem.kids.append((self.page, len(own)))
            own.append(elem)
        self._open = True
        yield
        self._open = False
        self.out.append("EMC")

    @contextmanager
    def running(self, kind: str) -> Iterator[None]:
        """A running `Header` or `Footer`: an artifact of the pagination."""
        self.out.append(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC")
        self._open = True
        yield
        self._open = False
        self.out.append("EMC")

    def bookmark(self, level: int, title: str, top: float) -> None:
        """A bookmark to this height of the current page; `level` 1 is the outermost."""
        self._bookmarks.append((level, title, self.page, top))

    def alpha(self, share: float) -> str:
        """The graphics state operator for this opacity of strokes and fills."""
        name = f"A{round(share * 100)}"
        self._states[name] = f"<</CA {share:g}/ca {share:g}>>"
        return f"/{name} gs"

    def form(self, key: str, dictionary: str, deflated: bytes) -> str:
        """The name of a Form XObject, written once per document. `dictionary` holds its entries but Length and Filter."""
        if key not in self._forms:
            self._forms[key] = self._stream(deflated, "/Type/XObject/Subtype/Form" + dictionary)
        return f"X{list(self._forms).index(key)}"

    def end_page(self) -> None:
        """Closes the current page and starts another."""
        stream = ("\n".join(self.out) + "\n").encode("latin-1")
        self._doc.updateSignature(stream)
        body = self._stream(zlib.compress(stream, 6), "")
        width, height = self.size
        page = _Object(
            f"<</Type/Page/Parent {self._number(self._doc.Pages)} 0 R/MediaBox[0 0 {width:.3f} {height:.3f}]"
            f"/Resources {self._number(self._resources)} 0 R/Contents {body} 0 R/StructParents {self.page}/Tabs/S>>".encode()
        )
        self._number(page)
        self._pages.append(page)
        self._doc.Pages.addPage(page)
        self._owners.append([])
        self.out = []
        self.page += 1

    def finish(self) -> bytes:
        """The bytes of the whole document; the last page must have been ended."""
        doc, catalog = self._doc, self._doc.Catalog
        doc.info.title, doc.info.author, doc.info.subject, doc.info.creator = self.title, "", "", "Consult Aid"
        fonts = "".join(f"/{name} {self._font(index, *rest)} 0 R" for index, (name, *rest) in enumerate(self.fonts.programs()))
        forms = "".join(f"/X{index} {number} 0 R" for index, number in enumerate(self._forms.values()))
        states = "".join(f"/{name} {state}" for name, state in self._states.items())
        self._resources.content = f"<</Font<<{fonts}>>/XObject<<{forms}>>/ExtGState<<{states}>>>>".encode()
        catalog.StructTreeRoot = self._structure()
        catalog.MarkInfo = _Object(b"<</Marked true>>")
        catalog.ViewerPreferences = _Object(b"<</DisplayDocTitle true>>")
        catalog.Outlines = self._outline()
        xmp = self._xmp()
        catalog.Metadata = _Object(b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%s\nendstream" % (len(xmp), xmp))
        doc.updateSignature(self.title.encode())
        doc.Reference(catalog)
        doc.Reference(doc.info)
        data: bytes = doc.format()
        return data

    def _number(self, thing: Any) -> int:
        name = self._doc.Reference(thing).name
        number: int = self._doc.idToObjectNumberAndVersion[name][0]
        return number

    def _stream(self, deflated: bytes, entries: str) -> int:
        head = f"<<{entries}/Filter/FlateDecode/Length {len(deflated)}>>\nstream\n".encode()
        return self._number(_Object(head + deflated + b"\nendstream"))

    def _font(self, index: int, of: Any, slots: tuple[str, ...]) -> int:
        length, deflated = program(of, slots)
        file = self._stream(deflated, f"/Length1 {length}")
        name = chr(ord("A") + index % 26) * 6 + "+" + of.name.decode("ascii")
        about = self._number(_Object(f"<</Type/FontDescriptor/FontName/{name}/FontFile2 {file} 0 R{descriptor(of)}>>".encode()))
        meaning = self._stream(zlib.compress(to_unicode(slots), 6), "")
        return self._number(
            _Object(
                f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar {len(slots) - 1}/Widths[{char_widths(of, slots)}]"
                f"/FontDescriptor {about} 0 R/ToUnicode {meaning} 0 R>>".encode()
            )
        )

    def _structure(self) -> _Object:
        tree = _Object()
        pages = [self._number(page) for page in self._pages]
        self._write(self.root, self._number(tree), pages)
        owners = " ".join(
            f"{index} [{' '.join(f'{elem.number} 0 R' for elem in own)}]" for index, own in enumerate(self._owners[: len(pages)])
        )
        parents = self._number(_Object(f"<</Nums[{owners}]>>".encode()))
        tree.content = f"<</Type/StructTreeRoot/K {self.root.number} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {len(pages)}>>".encode()
        return tree

    def _write(self, elem: Elem, parent: int, pages: list[int]) -> None:
        written = _Object()
        elem.number = self._number(written)
        home = next((kid[0] for kid in elem.kids if isinstance(kid, tuple)), None)
        kids = []
        for kid in elem.kids:
            if isinstance(kid, Elem):
                if kid.kids or kid.kind in ("TH", "TD"):
                    self._write(kid, elem.number, pages)
                    kids.append(f"{kid.number} 0 R")
            elif kid[0] == home:
                kids.append(str(kid[1]))
            else:
                kids.append(f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>")
        page = "" if home is None else f"/Pg {pages[home]} 0 R"
        attrs = "".join(f"/{key} {value}" for key, value in elem.attrs.items())
        written.content = f"<</Type/StructElem/S/{elem.kind}/P {parent} 0 R{page}/K[{' '.join(kids)}]{attrs}>>".encode()

    def _outline(self) -> _Object | None:
        """Bookmarks as linked lists, one under each parent."""
        if not self._bookmarks:
            return None
        top = _Object()
        items = [_Object() for _ in self._bookmarks]
        numbers = [self._number(item) for item in items]
        parents, above = [], list[tuple[int, int]]()
        for index, (level, *_) in enumerate(self._bookmarks):
            while above and above[-1][0] >= level:
                above.pop()
            parents.append(above[-1][1] if above else -1)
            above.append((level, index))
        for index, (_, title, page, height) in enumerate(self._bookmarks):
            same = [other for other, parent in enumerate(parents) if parent == parents[index]]
            place = same.index(index)
            parent = self._number(top) if parents[index] < 0 else numbers[parents[index]]
            links = f"/Prev {numbers[same[place - 1]]} 0 R" if place else ""
            links += f"/Next {numbers[same[place + 1]]} 0 R" if place + 1 < len(same) else ""
            kids = [other for other, under in enumerate(parents) if under == index]
            links += f"/First {numbers[kids[0]]} 0 R/Last {numbers[kids[-1]]} 0 R/Count {-len(kids)}" if kids else ""
            where = f"[{self._number(self._pages[page])} 0 R/XYZ null {height:.2f} null]"
            items[index].content = f"<</Title {text_string(title)}/Parent {parent} 0 R{links}/Dest {where}>>".encode()
        first = [number for number, parent in zip(numbers, parents, strict=True) if parent < 0]
        top.content = f"<</Type/Outlines/First {first[0]} 0 R/Last {first[-1]} 0 R/Count {len(first)}>>".encode()
        return top

    def _xmp(self) -> bytes:
        title = escape("".join(char for char in self.title if char.isprintable()), quote=False)
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
            f"<dc:language><rdf:Bag><rdf:li>{escape(self.language, quote=False)}</rdf:li></rdf:Bag></dc:language>"
            '<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
        ).encode()
