"""fpdf2: its SVG importer, its table(), its {nb} page alias."""

import io

from common import art, fonts, icon_svg, load

NAME = "fpdf2"


class Peer:
    def __init__(self):
        import fpdf
        from fpdf.enums import TableBordersLayout, TextEmphasis  # noqa: F401 (import cost is the library's)
        from fpdf.fonts import FontFace

        self.fpdf, self.FontFace = fpdf, FontFace
        self.d, self.f = load(), fonts()
        self.logo = open(art(self.d, self.d["logo"]), "rb").read()

    def render(self, patient):
        d, f, me = self.d, self.f, self
        W, H = d["page"]["size"]
        mt, mr, mb, ml = d["page"]["margin"]

        class Doc(self.fpdf.FPDF):
            def header(s):
                s.image(io.BytesIO(me.logo), x=ml, y=20, w=84)
                s.set_font("B", size=9)
                s.set_xy(ml, 32)
                s.cell(W - ml - mr, 12, f"{d['brand']}  ·  {patient}", align="R")
                s.set_xy(ml, mt)

            def footer(s):
                s.set_font("B", size=8.5)
                s.set_xy(ml, H - 36)
                s.cell(200, 10, d["date"])
                s.set_xy(ml, H - 36)
                s.cell(W - ml - mr, 10, f"Page {s.page_no()} of {{nb}}", align="R")

        p = Doc(unit="pt", format="A4")
        p.set_title(d["title"])
        p.set_lang(d["lang"])
        for st, k in (("", "regular"), ("B", "bold"), ("I", "italic")):
            p.add_font("B", st, f[k])
        p.set_margins(ml, mt, mr)
        p.set_auto_page_break(True, mb)
        p.add_page()
        cw = W - ml - mr

        def text(x, size, lead, style="", after=6, color=(27, 31, 35), indent=0, bullet=None, md=False):
            p.set_font("B", style, size)
            p.set_text_color(*color)
            if bullet:
                p.set_x(ml + indent - 10 if bullet == "•" else ml)
                y = p.get_y()
                p.cell(indent, lead, bullet)
                p.set_xy(ml + indent, y)
            p.multi_cell(cw - indent, lead, x, align="L", new_x="LMARGIN", new_y="NEXT", markdown=md)
            p.set_y(p.get_y() + after)

        def h2(x):
            p.set_y(p.get_y() + 4)
            text(x, d["page"]["h2"], 18, "B", 4, (31, 111, 139))

        def fig(src, w, h, cap, alt):
            if p.get_y() + h + 16 > H - mb:
                p.add_page()
            p.image(src, w=w, h=h, alt_text=alt)
            text(cap, 8.5, 11, "I", 4)

        text(d["title"], d["page"]["h1"], 24, "B", 4)
        text(f"Prepared for **{patient}**, {d['date']}", 10, 13.5, md=True)
        for i, t in enumerate(d["topics"]):
            h2(t["title"])
            fig(art(d, t["figure"]), cw, cw * 300 / 480, t["alt"], t["alt"])
            for x in t["paras"]:
                text(x, 10, 13.5)
            for x in t["bullets"]:
                text(x, 10, 13.5, after=2, indent=14, bullet="•")
            p.add_page()
        h2(d["table"]["caption"])
        p.set_font("B", "", 8.5)
        p.set_text_color(27, 31, 35)
        p.set_draw_color(154, 167, 178)
        head = self.FontFace(emphasis="BOLD", fill_color=(227, 238, 243))
        bold = self.FontFace(emphasis="BOLD")
        with p.table(headings_style=head, line_height=10.5, padding=3, text_align="LEFT", v_align="TOP", width=cw) as tb:
            for r in [d["table"]["head"]] + d["table"]["rows"]:
                row = tb.row()
                for i, x in enumerate(r):
                    row.cell(x, style=bold if i == 0 and r is not d["table"]["head"] else None)
        h2("What to expect")
        fig(io.BytesIO(icon_svg(d).encode()), cw, cw * 130 / 480, d["icons"]["caption"], d["icons"]["caption"])
        h2("References")
        for i, x in enumerate(d["refs"], 1):
            text(x, 8.5, 11, after=2, indent=14, bullet=f"{i}.")
        return bytes(p.output())
