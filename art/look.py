"""Shows a plate as the product will: every step, with callouts; in grey; in pure black and white; at 85 mm on paper.

    .venv/bin/python art/look.py hair-loss/illustrations/follicle OUT_DIR     (path below resources/packs, without suffix)

A drawing tool for eyes only: the product has its own compiler and renderers.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import yaml
from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

PACKS = Path(__file__).resolve().parent.parent / "resources" / "packs"
DIM = 0.68  # share of white mixed into what a step does not speak of


def dimmed(svg: str, keep: list[str]) -> str:
    """The plate with every top-level group outside `keep` mixed towards white."""
    if not keep:
        return svg

    def pale(match: re.Match[str]) -> str:
        return "#" + "".join(f"{round(int(match[0][i : i + 2], 16) * (1 - DIM) + 255 * DIM):02X}" for i in (1, 3, 5))

    out, depth, name = [], 0, ""
    defs = re.search(r"<defs>.*?</defs>", svg, re.S)
    if defs:
        twin = re.sub(r'id="(\w+)"', r'id="\1-pale"', re.sub(r"#[0-9A-Fa-f]{6}", pale, defs[0][6:-7]))
        svg = svg.replace("</defs>", twin + "</defs>", 1)
    start = svg.index("</defs>") + 7 if defs else 0
    for token in re.split(r"(<[^>]+>)", svg[start:]):
        if token.startswith("<g"):
            depth += 1
            if depth == 1:
                found = re.search(r'id="([^"]+)"', token)
                name = found[1] if found else ""
        if token.startswith("<") and not (depth and name in keep):
            token = re.sub(r"url\(#([\w-]+)\)", r"url(#\1-pale)", re.sub(r"#[0-9A-Fa-f]{6}\b", pale, token))
        out.append(token)
        if token.startswith("</g"):
            depth -= 1
    return svg[:start] + "".join(out)


def draw(svg: str, callouts: list[dict], width: int, words: bool = True) -> QImage:
    image = QImage(width, round(width * 800 / 1200), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, width, width * 800 / 1200))
    painter.scale(width / 1200, width / 1200)
    font = QFont("Atkinson Hyperlegible")
    font.setPixelSize(22)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for callout in callouts if words else []:
        (ax, ay), (tx, ty) = map(lambda p: (float(p[0]), float(p[1])), (callout["anchor"], callout["to"]))
        side = callout.get("side") or ("right" if ax >= tx else "left")
        lines = callout["label"]["en"].split("\n")
        w = max(metrics.horizontalAdvance(line) for line in lines) + 16
        h = 28 * len(lines) + 8
        box = QRectF(ax if side == "right" else ax - w, ay - h / 2, w, h)
        painter.setPen(QPen(QColor("#FFFFFF"), 5, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(ax, ay), QPointF(tx, ty))
        painter.setPen(QPen(QColor("#1D2B2F"), 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(ax, ay), QPointF(tx, ty))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#1D2B2F"))
        painter.drawEllipse(QPointF(tx, ty), 4, 4)
        painter.setBrush(QColor(255, 255, 255, 235))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor("#1D2B2F"))
        painter.drawText(box.adjusted(8, 4, -8, -4), Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))
    painter.end()
    return image


def main() -> None:
    stem, out = PACKS / sys.argv[1], Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication([])
    import fontpkg_atkinson_hyperlegible as font_package

    for file in Path(font_package.__file__).parent.glob("files/*.ttf"):
        QFontDatabase.addApplicationFont(str(file))
    svg = stem.with_suffix(".svg").read_text(encoding="utf-8")
    facts = yaml.safe_load(stem.with_suffix(".yaml").read_text(encoding="utf-8"))
    groups = re.findall(r'^<g id="([^"]+)"', svg, re.M)
    callouts = facts.get("callouts") or []
    draw(svg, callouts, 1200).save(str(out / "whole.png"))
    draw(svg, [], 1200, words=False).save(str(out / "bare.png"))
    for n, step in enumerate(facts.get("steps") or [], 1):
        missing = set(step["highlight"]) - set(groups)
        if missing:
            print(f"step {n}: no such group {sorted(missing)}; the plate has {groups}")
        shown = [c for c in callouts if c["id"] in step.get("callouts", [c["id"] for c in callouts])]
        draw(dimmed(svg, step["highlight"]), shown, 1200).save(str(out / f"step{n}.png"))
    paper = draw(svg, callouts, 1004)  # 85 mm at 300 dpi
    paper.convertToFormat(QImage.Format.Format_Grayscale8).save(str(out / "grey-85mm.png"))
    paper.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.DiffuseDither).save(str(out / "onebit-85mm.png"))
    shapes = sum(svg.count(f"<{kind}") for kind in ("path", "circle", "ellipse"))
    print(f"{stem.name}: {len(svg) // 1024} KB SVG, {shapes} shapes, groups {groups}")
    del app


if __name__ == "__main__":
    main()
