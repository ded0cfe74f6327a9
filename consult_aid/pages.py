"""Neutral blocks: what a page says, before anyone decides how it looks. Renderers know these and nothing of packs or visits.

Every text here is plain data in the page's language; renderers escape it. Citations are the printed numbers of the page's sources.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from consult_aid.illustration import AS_DRAWN, Label, Stroke, Tones
from consult_aid.record import record

Tone = Literal["body", "lead", "quiet"]
Level = Literal[1, 2, 3]


@record
class Mark:
    """How sure we are: GRADE stars (4 high … 1 very low, 0 not known), or None for marks in words only. `word` is always shown."""

    word: str
    stars: int | None = None
    kind: str = ""  # the certainty's id, for the look


@record
class Badge:
    """A short verdict in a frame (approval status, 'small study', 'not known'). `kind` picks the look, never the words."""

    word: str
    kind: Literal["good", "caution", "bad", "unknown", "neutral"]


@record
class Line:
    """One statement: its words, an optional lead-in in bold, mark, badge, and the numbers of its sources."""

    text: str
    lead: str = ""
    mark: Mark | None = None
    badge: Badge | None = None
    cites: tuple[int, ...] = ()


@record
class Heading:
    """A heading. `sign` is (shape, #RRGGBB) where it stands for an option."""

    text: str
    level: Level
    sign: tuple[str, str] | None = None


@record
class Text:
    """A paragraph; line ends in the text are kept."""

    text: str
    tone: Tone = "body"
    cites: tuple[int, ...] = ()


@record
class Statement:
    """A claim that stands by itself as a paragraph with its mark."""

    line: Line
    tone: Tone = "body"


@record
class Bullets:
    """A list of statements: dots, numbers, or boxes to tick."""

    items: tuple[Line, ...]
    style: Literal["dots", "numbers", "boxes"] = "dots"


@record
class Notice:
    """A framed statement that must be seen. caution: amber; unknown: grey; info: quiet; yours: this patient's own."""

    kind: Literal["caution", "unknown", "info", "yours"]
    title: str
    lines: tuple[Line, ...]


@record
class Judgement:
    """A sentence that people bring along (`says`, in quotation marks), its verdict as a word and as the kind that picks its sign, and why.
    `id` is for controls only and never shown."""

    id: str
    says: str
    verdict: str
    kind: Literal["supported", "partly", "unsupported", "contradicted"]
    why: Line


@record
class Judgements:
    """Sentences that people bring along, each judged. The screen unfolds the reasons, paper prints them."""

    items: tuple[Judgement, ...]


@record
class IconArray:
    """`n` of `per` people as a grid, beside the comparator's grid with the same denominator. n None: the 'not known' panel."""

    title: str
    n: int | None
    per: int
    words: str  # "26 in 100", or why it is not known
    comparator: str = ""  # "14 in 100 with a dummy liquid"; empty when the study had no other group
    comparator_n: int | None = None
    facts: tuple[str, ...] = ()  # time frame, people studied, caution
    mark: Mark | None = None
    kind: Literal["benefit", "harm", "course"] = "benefit"
    sign: tuple[str, str] = ("circle", "#1D2B2F")
    cites: tuple[int, ...] = ()


@record
class Frame:
    """One step of a picture's story. `highlight` names the parts that stay strong, `labels` the callouts shown."""

    title: str
    caption: str
    highlight: tuple[str, ...]
    labels: tuple[Label, ...]
    mark: Mark | None = None
    ink: tuple[Stroke, ...] = ()


@record
class Figure:
    """A picture: `art` is its id in the gallery given to the renderer, `tones` how its skin and hair look. `whole` is the picture without a
    step; `frames` its story. `shown` are the frames that paper draws (0 is the whole picture, 1 the first step); labels of the others are
    seen on screen only."""

    art: str
    title: str
    alt: str
    whole: Frame
    frames: tuple[Frame, ...] = ()
    shown: tuple[int, ...] = (0,)
    stamp: str = ""
    cites: tuple[int, ...] = ()
    tones: Tones = AS_DRAWN

    def frame(self, number: int) -> Frame:
        """Frame 0 is the whole picture, 1 the first step."""
        return self.whole if number == 0 else self.frames[number - 1]


@record
class Column:
    """The head of one compared option (with its sign), or of a plain column. `id` is for controls only and never shown."""

    id: str
    title: str
    subtitle: str = ""
    sign: tuple[str, str] | None = None
    badge: Badge | None = None


@record
class Cell:
    """One answer: lines of text, and icon arrays under them."""

    lines: tuple[Line, ...] = ()
    arrays: tuple[IconArray, ...] = ()
    state: Literal["known", "not_known", "no_difference", "small_study", "not_applicable"] = "known"


@record
class TableRow:
    """One question and every option's answer, in column order. `lifted` names the priority it bears on, or is empty."""

    title: str
    cells: tuple[Cell, ...]
    lifted: str = ""


@record
class RowGroup:
    """Rows under a heading that spans the table."""

    title: str
    rows: tuple[TableRow, ...]


@record
class Table:
    """The comparison. `corner` heads the first column."""

    caption: str
    corner: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]


@record
class SourceList:
    """Numbered sources, in order of appearance."""

    entries: tuple[tuple[int, str], ...]


@record
class Writing:
    """Ruled lines to write on, under a prompt."""

    prompt: str
    lines: int


@record
class NewPage:
    """What follows starts on a new sheet, or on the one that the part before has just begun; the screen ignores it."""


Block = Heading | Text | Statement | Bullets | Notice | Judgements | IconArray | Figure | Table | SourceList | Writing | NewPage


@record
class Letterhead:
    """Top of the first sheet; without name and logo a plain sheet. `lines` are address and contact; `logo` is the id of a picture in the
    gallery given to the renderer, `logo_alt` what it shows."""

    name: str
    lines: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()  # right-hand side: for whom, date, practitioner
    logo: str = ""
    logo_alt: str = ""


@record
class Footer:
    """Foot of every sheet. `count` holds {page} and {pages}."""

    text: str
    count: str


@record
class Page:
    """A page in one language. `title` names the content only, never the patient: it becomes PDF metadata."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    letterhead: Letterhead | None = None
    footer: Footer | None = None
    unprintable: str = ""  # notice to print where no font has a character; {shown} stands for the replacement sign


_UNSEEN = {
    "logo",
    "logo_alt",
    "art",
    "kind",
    "id",
    "sign",
    "style",
    "tone",
    "level",
    "state",
    "language",
    "unprintable",
    "footer",
    "title_of_document",
}


def words(page: Page) -> Iterator[str]:
    """Every text of the page's letterhead and blocks that a reader must be able to see, in reading order."""
    for block in (page.letterhead, *page.blocks):
        if block is not None:
            yield from _texts(block)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Label):
        yield value.text
    elif isinstance(value, Line):
        yield from _texts((value.lead, value.text, value.mark, value.badge))
    elif isinstance(value, TableRow):
        yield from _texts((value.title, value.lifted, value.cells))
    elif isinstance(value, Figure):
        yield from _texts((value.title, value.alt, value.stamp))
        for number, frame in enumerate((value.whole, *value.frames)):
            if number or 0 in value.shown:
                yield from _texts((frame.title, frame.caption, frame.mark, frame.labels if number in value.shown else ()))
    elif hasattr(value, "__record__") and not isinstance(value, Stroke):
        for name in value.__record__:
            if name not in _UNSEEN:
                yield from _texts(getattr(value, name))
