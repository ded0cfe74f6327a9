"""What every peer shares: the content, the fonts, the derived SVG and HTML."""

import html
import importlib.util
import json
import os
import re
import sys
from pathlib import Path

if os.environ.get("BENCH_NO_ACCEL"):  # ReportLab without its C accelerator, though rl_accel is installed
    sys.modules["_rl_accel"] = None
HERE = Path(__file__).resolve().parent
CONTENT = Path(os.environ.get("BENCH_CONTENT", HERE / "content" / "handout.json"))
FONT_SETS = {
    "atkinson": ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-{}.ttf", "Atkinson Hyperlegible"),
    "dejavu": ("/usr/share/fonts/truetype/dejavu", "DejaVuSans{}.ttf", "DejaVu Sans"),
    "noto": ("/usr/share/fonts/truetype/noto", "NotoSans-{}.ttf", "Noto Sans"),
}
WORD = re.compile(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')
NAMES = ["Ms Ingrid Sørensen-Núñez", "Mr Bo Li", "Ms Żaneta Dąbrowska", "Mr O'Connor & Sons", "Dr Ümit Yıldız"]


def load():
    d = json.loads(CONTENT.read_text())
    d["dir"] = str(CONTENT.parent)
    return d


def art(d, rel):
    return os.path.join(d["dir"], rel)


def fonts():
    """dict(family, regular, bold, italic, bolditalic): paths of static TrueType files."""
    pkg, pat, fam = FONT_SETS[os.environ.get("BENCH_FONT", "atkinson")]
    base = Path(pkg) if pkg.startswith("/") else Path(importlib.util.find_spec(pkg).origin).parent / "files"
    names = ("", "-Bold", "-Oblique", "-BoldOblique") if fam.startswith("DejaVu") else ("Regular", "Bold", "Italic", "BoldItalic")
    out = dict(family=fam)
    for k, n in zip(("regular", "bold", "italic", "bolditalic"), names):
        p = base / pat.format(n)
        out[k] = str(p if p.exists() else base / pat.format(names[0]))
    return out


def icon_svg(d, cols=20, cell=(24, 26)):
    """The icon array as one SVG: n of 100 people filled."""
    ic = d["icons"]
    rows = -(-ic["total"] // cols)
    w, h = cols * cell[0], rows * cell[1]
    o = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">']
    for i in range(ic["total"]):
        c = "#1f6f8b" if i < ic["marked"] else "#d5dbe0"
        o.append(
            f'<g transform="translate({(i % cols) * cell[0] + 6} {(i // cols) * cell[1] + 3})"><path d="{ic["path"]}" fill="{c}"/></g>'
        )
    o.append("</svg>")
    return "".join(o)


def html_doc(d, patient, f, uri=lambda p: Path(p).as_uri()):
    e = html.escape
    m, pg = d["page"]["margin"], d["page"]
    face = "".join(
        f"@font-face{{font-family:'B';src:url('{uri(f[k])}');font-weight:{w};font-style:{s}}}"
        for k, w, s in (("regular", 400, "normal"), ("bold", 700, "normal"), ("italic", 400, "italic"))
    )
    css = (
        face
        + f"""
@page{{size:A4;margin:{m[0]}pt {m[1]}pt {m[2]}pt {m[3]}pt;
 @top-left{{content:url('{uri(art(d, d["logo"]))}');vertical-align:middle}}
 @top-right{{content:{json.dumps(d["brand"] + "  ·  " + patient, ensure_ascii=False)};font:9pt B;color:#555}}
 @bottom-left{{content:{json.dumps(d["date"])};font:8.5pt B;color:#555}}
 @bottom-right{{content:"Page " counter(page) " of " counter(pages);font:8.5pt B;color:#555}}}}
html{{font:{pg["body"]}pt/{pg["lead"]}pt B;color:#1b1f23}}body{{margin:0}}
h1{{font-size:{pg["h1"]}pt;line-height:24pt;margin:0 0 4pt}}h2{{font-size:{pg["h2"]}pt;line-height:18pt;margin:10pt 0 4pt;color:#1f6f8b;break-after:avoid}}
p{{margin:0 0 6pt}}ul{{margin:0 0 6pt;padding-left:14pt}}.cap,.refs{{font-size:8.5pt;line-height:11pt}}.cap{{font-style:italic}}
figure{{margin:0 0 4pt;break-inside:avoid}}figure img{{width:100%;display:block}}
section{{break-after:page}}table{{border-collapse:collapse;width:100%;font-size:8.5pt;line-height:10.5pt;table-layout:fixed}}
th,td{{border:0.5pt solid #9aa7b2;padding:3pt;vertical-align:top;text-align:left}}thead th{{background:#e3eef3}}tr{{break-inside:avoid}}
"""
    )
    o = [
        f'<!doctype html><html lang="{d["lang"]}"><meta charset="utf-8"><title>{e(d["title"])}</title><style>{css}</style>',
        f"<h1>{e(d['title'])}</h1><p>Prepared for <b>{e(patient)}</b>, {e(d['date'])}</p>",
    ]
    for t in d["topics"]:
        o.append(
            f'<section><h2>{e(t["title"])}</h2><figure><img src="{uri(art(d, t["figure"]))}" alt="{e(t["alt"])}"><figcaption class="cap">{e(t["alt"])}</figcaption></figure>'
        )
        o += [f"<p>{e(x)}</p>" for x in t["paras"]]
        o.append("<ul>" + "".join(f"<li>{e(x)}</li>" for x in t["bullets"]) + "</ul></section>")
    tb = d["table"]
    o.append(
        f"<h2>{e(tb['caption'])}</h2><table><thead><tr>"
        + "".join(f'<th scope="col">{e(x)}</th>' for x in tb["head"])
        + "</tr></thead><tbody>"
    )
    for r in tb["rows"]:
        o.append(f'<tr><th scope="row">{e(r[0])}</th>' + "".join(f"<td>{e(x)}</td>" for x in r[1:]) + "</tr>")
    o.append(
        f'</tbody></table><h2>What to expect</h2><figure>{icon_svg(d)}<figcaption class="cap">{e(d["icons"]["caption"])}</figcaption></figure>'
    )
    o.append('<h2>References</h2><ol class="refs">' + "".join(f"<li>{e(x)}</li>" for x in d["refs"]) + "</ol></html>")
    return "".join(o)


def wordless(svg: str) -> bytes:
    """The drawing without its words, wrapped into the one group that the compiler asks for."""
    head, body, tail = re.fullmatch(r"(<svg[^>]*>)(.*)(</svg>\s*)", WORD.sub("", svg), re.S).groups()
    return f'{head}<g id="all">{body}</g>{tail}'.encode()
