"""The product's own handout room, laying out the same document: blocks of `pages`, art through the pack's compiler, one render per patient.

Words inside the drawings become labels, for the product's art carries no text. Its sheets are set larger (12 pt, 15 mm margins) than the
peers' 10 pt, so it makes more pages of the same words. BENCH_PACK names the pack that `bench.packs` made of the drawings: then they come from
the compiled pack on disk (CONSULT_AID_CACHE), as in real life; without it they are compiled here.
BENCH_FORGET drops every kept text before each document, as at the end of a visit.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from common import WORD, art, load, wordless

from consult_aid import handout
from consult_aid.illustration import Art, Label
from consult_aid.pages import (
    Bullets,
    Cell,
    Column,
    Figure,
    Footer,
    Frame,
    Heading,
    IconArray,
    Letterhead,
    Line,
    NewPage,
    Page,
    RowGroup,
    SourceList,
    Table,
    TableRow,
    Text,
)

NAME = "consult-aid"
PACK = os.environ.get("BENCH_PACK")
FORGET = os.environ.get("BENCH_FORGET")


class Peer:
    """Keeps what a running window keeps: compiled art and everything but the patient's name."""

    def __init__(self) -> None:
        self.d = d = load()
        self.art, self.labels = {}, {}
        for topic in d["topics"]:
            svg = Path(art(d, topic["figure"])).read_text(encoding="utf-8")
            self.labels[topic["id"]] = tuple(
                Label(text, (float(x), float(y)), (float(x) - 30, float(y) + 12), "right") for x, y, text in WORD.findall(svg)
            )
            if not PACK:
                self.art[topic["id"]] = compiled(wordless(svg), topic["id"])
        if PACK:
            self.art = stored(Path(PACK))

    def render(self, patient: str) -> bytes:
        if FORGET:
            handout.forget()
        return handout.render(self.page(patient), self.art, "a4", "standard")

    def page(self, patient: str) -> Page:
        """The bench document as neutral blocks."""
        d = self.d
        blocks = [Heading(d["title"], 1), Text(f"Prepared for {patient}, {d['date']}")]
        for topic in d["topics"]:
            whole = Frame(topic["alt"], "", (), self.labels[topic["id"]])
            blocks += [Heading(topic["title"], 2), Figure(topic["id"], topic["title"], topic["alt"], whole)]
            blocks += [Text(paragraph) for paragraph in topic["paras"]]
            blocks += [Bullets(tuple(Line(text) for text in topic["bullets"])), NewPage()]
        table, icons = d["table"], d["icons"]
        rows = tuple(TableRow(row[0], tuple(Cell((Line(text),)) for text in row[1:])) for row in table["rows"])
        columns = tuple(Column(str(n), title) for n, title in enumerate(table["head"][1:]))
        blocks += [Heading(table["caption"], 2), Table(table["caption"], table["head"][0] or "Question", columns, (RowGroup("", rows),))]
        blocks += [
            Heading("What to expect", 2),
            IconArray(icons["caption"], icons["marked"], icons["total"], f"{icons['marked']} in {icons['total']}"),
            Heading("References", 2),
            SourceList(tuple(enumerate(d["refs"], 1))),
        ]
        return Page(
            d["title"], d["lang"], tuple(blocks), Letterhead(d["brand"], (), (patient,)), Footer(d["date"], "Page {page} of {pages}")
        )


def compiled(svg: bytes, name: str) -> Art:
    from consult_aid.content.art import compile_art

    made, problems = compile_art(svg, name)
    if made is None:
        raise SystemExit(f"the art compiler refuses {name}: {problems[:3]}")
    return made


def stored(pack: Path) -> Mapping[str, Art]:
    from consult_aid.assets import cache_folder
    from consult_aid.content.load import load as load_pack

    loaded = load_pack(pack, cache_folder())
    wrong = [str(problem) for problem in loaded.problems if problem.severity == "error"]
    if loaded.pack is None or wrong:  # a picture less would make a faster handout
        raise SystemExit(f"the pack of the drawings cannot be used: {wrong[:3]}")
    return loaded.pack.art
