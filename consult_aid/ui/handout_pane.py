"""The Handout pane: sections, the real pages, and the form; Save writes the very bytes that the preview shows."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from consult_aid.compose.handout import handout_page, sections
from consult_aid.content.facts import Pack
from consult_aid.errors import CannotDo
from consult_aid.plain import TEXT_LIMIT, clean, one_line
from consult_aid.record import replace
from consult_aid.ui.columns import Columns, Panel
from consult_aid.ui.handout_form import Form, SectionList
from consult_aid.ui.preview import Preview
from consult_aid.ui.session import Desk, Session
from consult_aid.ui.sheets import SheetMaker, Sheets
from consult_aid.ui.style import Look
from consult_aid.visit import NextStep, Visit


class HandoutPane(QWidget):
    """Shows the handout of the visit; its reports go to the session. `ask_where` gives the file to write, or nothing."""

    def __init__(
        self, look: Look, said: Mapping[str, str], pack: Pack, session: Session, maker: SheetMaker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._said, self._pack, self._session, self._maker = said, pack, session, maker
        self._target: Path | None = None
        self.list = SectionList(look, said)
        self.list.turned.connect(self._turn)
        self.preview = Preview(look, said, maker)
        language, first = session.desk.language, pack.manifest.languages[0]
        self.form = Form(look, said, [step.get(language) or step[first] for step in pack.manifest.next_steps])
        self.form.named_patient.connect(self._name_patient)
        self.form.named_practitioner.connect(self._name_practitioner)
        self.form.noted.connect(self._note)
        self.form.planned.connect(self._plan)
        self.form.sized.connect(self._size)
        self.form.papered.connect(self._paper)
        self.form.saving.connect(self._ask)
        maker.made.connect(self._made)
        maker.failed.connect(self._failed)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        panels = (Panel(self.list, 280, 360, 0.6), Panel(self.preview, 360, 0, 0.95), Panel(self.form, 330, 400, 0.95))
        stack.addWidget(Columns(look, panels))

    def show_desk(self, desk: Desk) -> None:
        """Shows the state. Fields are touched only where they say something else, so that nobody's cursor jumps."""
        visit = desk.visit
        self.list.show_sections(sections(self._pack, visit, desk.language))
        for field, text in ((self.form.patient, visit.patient), (self.form.practitioner, visit.practitioner)):
            if one_line(field.text()) != text:
                field.setText(text)
        if clean(self.form.note.toPlainText()) != visit.note():
            self.form.note.setPlainText(visit.note())
        if [line for line in map(one_line, self.form.steps.toPlainText().split("\n")) if line] != _lines(visit):
            self.form.steps.setPlainText("\n".join(_lines(visit)))
        self.form.size.choose(desk.settings.size)
        self.form.paper.choose(desk.settings.paper)
        self._maker.order(handout_page(self._pack, visit, desk.language), desk.settings)

    def _turn(self, section: str, shown: bool) -> None:
        self._session.visit(self._session.desk.visit.with_section(section, shown))

    def _name_patient(self, name: str) -> None:
        self._session.visit(replace(self._session.desk.visit, patient=one_line(name)))

    def _name_practitioner(self, name: str) -> None:
        self._session.visit(replace(self._session.desk.visit, practitioner=one_line(name)))

    def _note(self, text: str) -> None:
        self._session.visit(self._session.desk.visit.with_note(clean(text)[:TEXT_LIMIT]))

    def _plan(self, text: str) -> None:
        visit = self._session.desk.visit
        self._session.visit(replace(visit, next_steps=_steps(text, visit)))

    def _size(self, size: str) -> None:
        desk = self._session.desk
        self._session.apply(replace(desk, settings=replace(desk.settings, size=size)))

    def _paper(self, paper: str) -> None:
        desk = self._session.desk
        self._session.apply(replace(desk, settings=replace(desk.settings, paper=paper)))

    def _ask(self) -> None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
        day = self._session.desk.visit.date or datetime.date.today()
        name, _ = QFileDialog.getSaveFileName(
            self, self._said["save_title"], str(folder / f"handout-{day.isoformat()}.pdf"), self._said["pdf_files"]
        )
        if name:
            self.save_as(Path(name))

    def save_as(self, path: Path) -> None:
        """Writes the sheets of the visit as it is now, as soon as they are made, and says so in place."""
        named = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        if named != path and named.exists():  # the dialog asked about the other name
            self.form.tell(self._said["name_taken"].format(name=named.name), bad=True)
            return
        self._target = named
        self.form.tell(self._said["saving"])
        if self._maker.fresh and self._maker.sheets is not None:
            self._write(self._maker.sheets)
        else:
            self._maker.hurry()

    def _made(self, sheets: Sheets) -> None:
        if self._target is not None and self._maker.fresh:
            self._write(sheets)

    def _failed(self) -> None:
        if self._target is not None:
            self._target = None
            self.form.tell(self._said["handout_fails"], bad=True)

    def _write(self, sheets: Sheets) -> None:
        from consult_aid.handout import write

        target, self._target = self._target, None
        if target is None:
            return
        try:
            write(sheets.data, target)
        except CannotDo as reason:
            self.form.tell(str(reason), bad=True)
        else:
            self.form.tell(self._said["saved"].format(name=target.name))


def _lines(visit: Visit) -> list[str]:
    """The next steps as the form shows them: one line each."""
    return [one_line(step.text) for step in visit.next_steps]


def _steps(text: str, visit: Visit) -> tuple[NextStep, ...]:
    """One step per line. What was not touched stays as it was, day included; an edited line keeps its day, a new one has none."""
    lines = [line for line in map(one_line, text.split("\n")) if line]
    before, old = _lines(visit), list(visit.next_steps)
    if lines == before:
        return visit.next_steps
    if len(lines) == len(old):
        return tuple(step if line == known else replace(step, text=line) for line, known, step in zip(lines, before, old, strict=True))
    kept = []
    for line in lines:
        place = before.index(line) if line in before else -1
        kept.append(old.pop(place) if place >= 0 else NextStep(text=line))
        if place >= 0:
            before.pop(place)  # each day is used once
    return tuple(kept)
