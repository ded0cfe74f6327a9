"""Renders screens, pictures (each step, tone and language) and sample handouts to gallery/*.png, for eyes. Run by `make gallery`."""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication

from consult_aid.assets import cache_folder, sample_visit, shipped_pack
from consult_aid.compose.figures import figures
from consult_aid.compose.handout import handout_page
from consult_aid.compose.voice import Voice
from consult_aid.content.facts import Pack
from consult_aid.content.lint import examine
from consult_aid.content.load import Loaded, load
from consult_aid.content.visit_file import read_visit
from consult_aid.content.workshop import Workshop
from consult_aid.handout import render
from consult_aid.pages import Figure
from consult_aid.record import replace
from consult_aid.settings import Settings
from consult_aid.theme import PaperName, SizeName
from consult_aid.ui.app import dress, open_window, register_fonts
from consult_aid.ui.author.desk import AuthorDesk
from consult_aid.ui.main_window import MainWindow
from consult_aid.ui.session import Session
from consult_aid.ui.style import Look, text_scale
from consult_aid.ui.widgets.picture import PictureView
from consult_aid.ui.widgets.rasters import Rasters
from consult_aid.visit import Visit

OUT = Path(__file__).resolve().parent / "gallery"
README_PICTURES = {"learn": "1280x800-learn-exosome", "compare": "1280x800-compare", "handout": "1280x800-handout"}
SIZES = ((1280, 800), (1920, 1080), (3840, 2160))
PATIENCE_MS = 15_000
SHEETS: tuple[tuple[PaperName, SizeName], ...] = (
    ("a4", "standard"),
    ("a4", "large"),
    ("a4", "extra-large"),
    ("letter", "standard"),
)


class Camera:
    """Takes pictures of a window once nothing is on its way any more."""

    def __init__(self, application: QApplication, loaded: Loaded, pack: Pack, visit: Visit) -> None:
        self._application, self._loaded, self._pack, self._visit = application, loaded, pack, visit

    def screens(self, width: int, height: int, scale: float, prefix: str, language: str) -> None:
        """Every pane, and Learn for every page of the pack."""
        look = Look(scale)
        self._application.setFont(look.font())
        visit = replace(self._visit, language=language)
        window, session = open_window(look, self._pack, self._loaded, visit, Settings(), language)
        window.resize(width, height)
        window.show()
        for page in (*self._pack.topics, *self._pack.options):
            session.apply(session.desk.reading(page.id))
            self._shoot(window, f"{prefix}-learn-{page.id}")
        self._steps(window, session, prefix)
        self._claims(window, session, prefix)
        session.apply(session.desk.at("compare"))
        self._shoot(window, f"{prefix}-compare")
        table = window.pane("compare").findChild(object, "comparison")
        for part in (1, 2, 3):
            bar = table.verticalScrollBar()
            bar.setValue(bar.maximum() * part // 3)
            self._shoot(window, f"{prefix}-compare-{part}")
        session.apply(session.desk.at("handout"))
        self._until(lambda: window.maker.fresh)
        self._pause(400)
        self._shoot(window, f"{prefix}-handout")
        workshop = Workshop(partial(load, shipped_pack(), cache_folder()), partial(examine, shipped_pack()), (shipped_pack(),))
        author = AuthorDesk(look, workshop, window, session, self._loaded)
        session.apply(session.desk.at("author"))
        author.looker.look()
        self._until(lambda: author.looked)
        self._shoot(window, f"{prefix}-author")
        window.close()

    def _claims(self, window: MainWindow, session: Session, prefix: str) -> None:
        """Of the page of judged sentences: one unfolded, and what a word finds."""
        judged = [(page.id, entry.id) for page in self._pack.topics for section in page.sections for entry in section.judged]
        if not judged:
            return
        page, claim = judged[-1]
        session.apply(session.desk.reading(page))
        self._pause(600)
        window.findChild(QAbstractButton, f"claim-{claim}").click()
        self._shoot(window, f"{prefix}-claims-unfolded")
        session.apply(replace(session.desk, sought="PRP"))
        self._shoot(window, f"{prefix}-claims-found")

    def _steps(self, window: MainWindow, session: Session, prefix: str) -> None:
        """The first option's picture at its second step."""
        option = self._pack.options[0]
        session.apply(session.desk.reading(option.id))
        window.pane("learn").card.player.stepped.emit(2)
        self._shoot(window, f"{prefix}-learn-{option.id}-step")

    def pictures(self, language: str) -> None:
        """Each picture with its labels: whole and at every step; then in every tone of skin, and of hair."""
        look, manifest = Look(), self._pack.manifest
        self._application.setFont(look.font())
        rasters = Rasters(self._pack.art)
        view = PictureView(look, rasters, "")
        view.resize(900, 600)
        view.show()
        tones = [(skin.id, "") for skin in manifest.skins] + [("", hair.id) for hair in manifest.hairs[1:]]
        for id in self._pack.illustrations:
            plain = self._figure(id, language, self._visit)
            steps = [self._taken(view, plain, step) for step in range(len(plain.frames) + 1)]
            _on_one_sheet(steps).save(str(OUT / f"picture-{id}-{language}.png"))
            if language == manifest.languages[0] and any(rasters.marks(id)):
                dressed = [self._figure(id, language, self._visit.with_skin(skin).with_hair(hair)) for skin, hair in tones]
                _on_one_sheet([self._taken(view, figure, 0) for figure in dressed]).save(str(OUT / f"picture-{id}-tones.png"))
        view.close()
        rasters.close()

    def _figure(self, id: str, language: str, visit: Visit) -> Figure:
        return figures(Voice(self._pack, replace(visit, ink=()), language), (id,))[0]

    def _taken(self, view: PictureView, figure: Figure, step: int) -> QImage:
        view.show_frame(figure, step)
        self._until(view.sharp)
        self._pause(20)
        return view.grab().toImage()

    def _shoot(self, window: MainWindow, name: str) -> None:
        self._pause(150)
        learn = window.pane("learn")
        if learn.isVisible() and learn.card.picture.isVisible():
            self._until(learn.card.picture.sharp)
        window.grab().save(str(OUT / f"{name}.png"))

    def _until(self, done: object) -> None:
        waited = 0
        while callable(done) and not done() and waited < PATIENCE_MS:
            self._pause(40)
            waited += 40

    @staticmethod
    def _pause(ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()


def _on_one_sheet(images: list[QImage]) -> QImage:
    """Pictures of one size side by side, three in a row."""
    across, wide, high = min(3, len(images)), images[0].width(), images[0].height()
    sheet = QImage(across * wide, -(-len(images) // across) * high, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    for number, image in enumerate(images):
        painter.drawImage(number % across * wide, number // across * high, image)
    painter.end()
    return sheet


def sheets(pack: Pack, visit: Visit, language: str) -> None:
    """Every page of the sample handout at each size and paper."""
    from pypdfium2 import PdfDocument

    page = handout_page(pack, visit, language)
    for paper, size in SHEETS:
        document = PdfDocument(render(page, pack.art, paper, size))
        for i in range(len(document)):
            document[i].render(scale=1.6).to_pil().save(OUT / f"sheet-{language}-{paper}-{size}-{i + 1:02}.png")
        document.close()


def main() -> int:
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    loaded = load(shipped_pack(), cache_folder())
    if loaded.pack is None:
        print("The shipped pack cannot be used; 'consult-aid check' lists why.", file=sys.stderr)
        return 2
    visit = read_visit(sample_visit())
    application = QApplication([])
    dress(application)
    register_fonts("wide", "wide-bold")
    camera = Camera(application, loaded, loaded.pack, visit)
    usual = QFont()
    usual.setPixelSize(13)
    first, *others = loaded.pack.manifest.languages
    for width, height in SIZES:
        camera.screens(width, height, text_scale(usual, QSize(width, height)), f"{width}x{height}", first)
    camera.screens(1280, 800, 2.0, "1280x800-at-200", first)
    for language in others:
        camera.screens(1280, 800, 1.0, f"1280x800-{language}", language)
    for language in loaded.pack.manifest.languages:
        camera.pictures(language)
        sheets(loaded.pack, visit, language)
    for name, picture in README_PICTURES.items():
        shutil.copyfile(OUT / f"{picture}.png", OUT.parent / "docs" / f"{name}.png")
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.name}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
