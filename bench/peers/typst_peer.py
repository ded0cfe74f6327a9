"""Typst through typst-py: one Compiler kept alive (its memo cache helps from the 2nd document), the patient comes in as sys_inputs.
BENCH_UA=1 asks for PDF/UA-1."""

import json
import os
import tempfile

from common import fonts, icon_svg, load

NAME = "typst"
TPL = r"""
#let d = json("handout.json")
#let patient = sys.inputs.at("patient", default: "-")
#set document(title: d.title, author: d.brand)
#set text(font: "FAMILY", size: 10pt, lang: d.lang, fill: rgb("#1b1f23"))
#set par(leading: 4.6pt, spacing: 9pt)
#set page(paper: "a4", margin: (top: 62pt, right: 48pt, bottom: 54pt, left: 48pt),
  header: context { set text(9pt, fill: rgb("#555")); grid(columns: (1fr, 1fr), image("art/logo.svg", width: 84pt, alt: d.brand), align(right + horizon)[#d.brand · #patient]) },
  footer: context { set text(8.5pt, fill: rgb("#555")); grid(columns: (1fr, 1fr), d.date, align(right)[Page #counter(page).display() of #counter(page).final().first()]) })
#show heading.where(level: 1): set text(20pt)
#show heading.where(level: 2): set text(14pt, fill: rgb("#1f6f8b"))
#show figure.caption: it => align(left, text(8.5pt, style: "italic", it.body))
#set figure(numbering: none, gap: 4pt)
#set list(spacing: 5pt)
= #d.title
Prepared for *#patient*, #d.date
#for t in d.topics [
  == #t.title
  #figure(image(t.figure, width: 100%, alt: t.alt), caption: t.alt)
  #for p in t.paras [ #p #parbreak() ]
  #list(..t.bullets)
  #pagebreak()
]
== #d.table.caption
#{
  set text(8.5pt)
  set par(leading: 3.2pt)
  table(columns: (1fr,) * 4, stroke: 0.5pt + rgb("#9aa7b2"), inset: 3pt, align: left + top,
    fill: (_, y) => if y == 0 { rgb("#e3eef3") },
    table.header(..d.table.head.map(x => [*#x*])),
    ..d.table.rows.map(r => ([*#r.at(0)*], r.at(1), r.at(2), r.at(3))).flatten())
}
== What to expect
#figure(image("icons.svg", width: 100%, alt: d.icons.caption), caption: d.icons.caption)
== References
#set text(8.5pt)
#enum(..d.refs)
"""


class Peer:
    def __init__(self):
        import typst

        d, f = load(), fonts()
        self.root = tempfile.mkdtemp(prefix="bench-typst-")
        os.symlink(os.path.join(d["dir"], "art"), os.path.join(self.root, "art"))
        open(os.path.join(self.root, "handout.json"), "w").write(json.dumps(d))
        open(os.path.join(self.root, "icons.svg"), "w").write(icon_svg(d))
        self.main = os.path.join(self.root, "main.typ")
        open(self.main, "w").write(TPL.replace("FAMILY", f["family"]))
        self.kw = dict(pdf_standards=["ua-1"]) if os.environ.get("BENCH_UA") else {}
        self.c = typst.Compiler(self.main, root=self.root, font_paths=[os.path.dirname(f["regular"])], ignore_system_fonts=True)

    def render(self, patient):
        return self.c.compile(format="pdf", sys_inputs={"patient": patient}, **self.kw)
