"""ReportLab platypus as a competent developer first writes it: svglib per document, two-pass page numbers by a canvas that keeps its pages."""

from io import BytesIO
from xml.sax.saxutils import escape

from common import art, fonts, icon_svg, load

NAME = "reportlab-platypus"


class Peer:
    def __init__(self):
        from reportlab.lib import colors
        from reportlab.lib.styles import ParagraphStyle as PS
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        self.d = d = load()
        f = fonts()
        for n, k in (("B", "regular"), ("B-Bold", "bold"), ("B-It", "italic"), ("B-BI", "bolditalic")):
            pdfmetrics.registerFont(TTFont(n, f[k]))
        pdfmetrics.registerFontFamily("B", "B", "B-Bold", "B-It", "B-BI")
        p = d["page"]
        base = PS(
            "b", fontName="B", bulletFontName="B", fontSize=p["body"], leading=p["lead"], spaceAfter=6, textColor=colors.HexColor("#1b1f23")
        )
        self.s = dict(
            p=base,
            h1=PS("h1", base, fontName="B-Bold", fontSize=p["h1"], leading=24, spaceAfter=4),
            h2=PS(
                "h2",
                base,
                fontName="B-Bold",
                fontSize=p["h2"],
                leading=18,
                spaceBefore=10,
                spaceAfter=4,
                textColor=colors.HexColor("#1f6f8b"),
                keepWithNext=1,
            ),
            li=PS("li", base, leftIndent=14, bulletIndent=4, spaceAfter=2),
            cap=PS("cap", base, fontName="B-It", fontSize=8.5, leading=11),
            td=PS("td", base, fontSize=8.5, leading=10.5, spaceAfter=0),
            th=PS("th", base, fontName="B-Bold", fontSize=8.5, leading=10.5, spaceAfter=0),
            ref=PS("ref", base, fontSize=8.5, leading=11, leftIndent=14, spaceAfter=2),
        )

    def figure(self, src, width):
        from svglib.svglib import svg2rlg

        g = svg2rlg(src)
        k = width / g.width
        g.width, g.height = g.width * k, g.height * k
        g.scale(k, k)
        return g

    def draw_at(self, g, c, x, y):
        from reportlab.graphics import renderPDF

        renderPDF.draw(g, c, x, y)

    def story(self, patient, width):
        from reportlab.lib import colors
        from reportlab.platypus import KeepTogether, PageBreak, Spacer, Table, TableStyle
        from reportlab.platypus import Paragraph as P

        d, s = self.d, self.s
        o = [P(escape(d["title"]), s["h1"]), P(f"Prepared for <b>{escape(patient)}</b>, {escape(d['date'])}", s["p"])]
        for t in d["topics"]:
            o += [
                P(escape(t["title"]), s["h2"]),
                KeepTogether([self.figure(art(d, t["figure"]), width), Spacer(1, 4), P(escape(t["alt"]), s["cap"])]),
            ]
            o += [P(escape(x), s["p"]) for x in t["paras"]]
            o += [P(escape(x), s["li"], bulletText="•") for x in t["bullets"]] + [PageBreak()]
        tb = d["table"]
        rows = [[P(escape(x), s["th"]) for x in tb["head"]]] + [
            [P(escape(x), s["th" if i == 0 else "td"]) for i, x in enumerate(r)] for r in tb["rows"]
        ]
        t = Table(rows, colWidths=[width / 4] * 4, repeatRows=1)
        t.setStyle(
            TableStyle(
                [
                    ("FONTNAME", (0, 0), (-1, -1), "B"),
                    ("GRID", (0, 0), (-1, -1), 0.5, colors.HexColor("#9aa7b2")),
                    ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#e3eef3")),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("TOPPADDING", (0, 0), (-1, -1), 3),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                    ("LEFTPADDING", (0, 0), (-1, -1), 3),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ]
            )
        )
        o += [
            P(escape(tb["caption"]), s["h2"]),
            t,
            P("What to expect", s["h2"]),
            KeepTogether([self.figure(BytesIO(icon_svg(d).encode()), width), P(escape(d["icons"]["caption"]), s["cap"])]),
            P("References", s["h2"]),
        ]
        return o + [P(escape(x), s["ref"], bulletText=f"{i}.") for i, x in enumerate(d["refs"], 1)]

    def render(self, patient):
        from reportlab.pdfgen.canvas import Canvas
        from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

        d, me = self.d, self
        W, H = d["page"]["size"]
        mt, mr, mb, ml = d["page"]["margin"]
        logo = self.figure(art(d, d["logo"]), 84)

        class Numbered(Canvas):
            saved = ()

            def showPage(c):
                c.saved = (*c.saved, dict(c.__dict__))
                c._startPage()

            def save(c):
                for st in c.saved:
                    c.__dict__.update({k: v for k, v in st.items() if k != "saved"})
                    c.setFont("B", 8.5)
                    c.drawRightString(W - mr, 30, f"Page {c._pageNumber} of {len(c.saved)}")
                    Canvas.showPage(c)
                Canvas.save(c)

        def deco(c, doc):
            c.saveState()
            me.draw_at(logo, c, ml, H - 48)
            c.setFont("B", 9)
            c.drawRightString(W - mr, H - 38, f"{d['brand']}  ·  {patient}")
            c.setFont("B", 8.5)
            c.drawString(ml, 30, d["date"])
            c.restoreState()

        out = BytesIO()
        doc = BaseDocTemplate(out, pagesize=(W, H), title=d["title"], author=d["brand"], lang=d["lang"])
        fr = Frame(ml, mb, W - ml - mr, H - mt - mb, 0, 0, 0, 0)
        doc.addPageTemplates(PageTemplate("p", [fr], onPage=deco))
        doc.build(self.story(patient, W - ml - mr), canvasmaker=Numbered)
        return out.getvalue()
