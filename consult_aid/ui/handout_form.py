"""The handout's form: for whom, the personal words, how the sheet is set; and the sections it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from consult_aid import theme
from consult_aid.compose.handout import Choice
from consult_aid.plain import NAME_LIMIT, one_line
from consult_aid.ui.style import Look, bar_style, field_style
from consult_aid.ui.widgets.buttons import Button, RowButton, named, paint_frame
from consult_aid.ui.widgets.column import Column
from consult_aid.ui.widgets.flow import Flow, emptied
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.scroll import Scroll


class SectionList(QWidget):
    """The sections of the handout, in printed order, each to print or leave out."""

    turned = Signal(str, bool)  # section, shown

    def __init__(self, look: Look, said: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._said = look, said
        self._shown: tuple[Choice, ...] = ()
        content = QWidget()
        self._stack = QVBoxLayout(content)
        self._stack.setContentsMargins(0, 0, look.px(8), 0)
        self._stack.setSpacing(look.px(8))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look.px(10))
        head = QHBoxLayout()
        head.setContentsMargins(look.px(6), 0, 0, 0)
        head.addWidget(Prose(look, (Run(said["in_this_handout"], theme.LEAD, True),)))
        outer.addLayout(head)
        self._scroll = Scroll(look, "sections", said["in_this_handout"], content)
        outer.addWidget(self._scroll, 1)

    def show_sections(self, sections: Sequence[Choice]) -> None:
        """Shows these sections."""
        if tuple(choice.id for choice in sections) != tuple(choice.id for choice in self._shown):
            emptied(self._stack)
            for choice in sections:
                row = RowButton(self._look, f"section-{choice.id}", choice.title, card=True)
                row.clicked.connect(self._report)
                row.setEnabled(not choice.fixed)
                self._stack.addWidget(row)
            self._stack.addStretch(1)
        self._shown = tuple(sections)
        for i, choice in enumerate(sections):
            row = self._stack.itemAt(i).widget()
            row.setChecked(choice.shown)
            row.end_with(
                "lock" if choice.fixed else "check" if choice.shown else "plus", self._said["always_printed"] if choice.fixed else ""
            )

    def _report(self, shown: bool) -> None:
        self.turned.emit(self.sender().objectName().removeprefix("section-"), shown)


class Segmented(QWidget):
    """A few words of which one holds."""

    picked = Signal(str)

    def __init__(self, look: Look, name: str, words: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._name = look, name
        self._group = QButtonGroup(self)
        self._buttons = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for id, text in words.items():
            button = Button(look, f"{name}-{id}", text, "segment")
            button.clicked.connect(self._report)
            self._group.addButton(button)
            self._buttons[id] = button
            row.addWidget(button, 1)

    def choose(self, id: str) -> None:
        """This one holds."""
        self._buttons[id].setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_frame(QPainter(self), QRectF(self.rect()), self._look)

    def _report(self) -> None:
        self.picked.emit(self.sender().objectName().removeprefix(f"{self._name}-"))


class Form(QWidget):
    """Fields for this patient. Reports each change; decides nothing."""

    named_patient = Signal(str)
    named_practitioner = Signal(str)
    noted = Signal(str)
    planned = Signal(str)  # next steps, one per line
    sized = Signal(str)
    papered = Signal(str)
    saving = Signal()

    def __init__(self, look: Look, said: Mapping[str, str], offered: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setStyleSheet(field_style(look))
        content = Column(look, (2, 2, 10, 4))
        self.patient = self._line(content, "patient", said["patient_name"], 0)
        self.patient.textEdited.connect(self.named_patient)
        self.size = Segmented(look, "size", {id: said[f"size_{id}"] for id in ("standard", "large", "extra-large")})
        self.size.picked.connect(self.sized)
        content.add(self._label(said["text_size"]), 14)
        content.add(self.size, 4)
        self.paper = Segmented(look, "paper", {id: said[f"paper_{id}"] for id in ("a4", "letter")})
        self.paper.picked.connect(self.papered)
        content.add(self._label(said["paper"]), 14)
        content.add(self.paper, 4)
        self.note = self._text(content, "note", said["personal_note"], 104)
        self.note.textChanged.connect(self._noted)
        self.steps = self._text(content, "next-steps", said["next_steps_each"], 104)
        self.steps.textChanged.connect(self._planned)
        self._content, self._chips = content, QWidget()
        self._useful = Prose(look, (Run(said["offered_steps"], theme.SMALL, colour=theme.QUIET),))
        self._useful.setObjectName("often-useful")
        flow = Flow(look.px(2), self._chips)
        for i, text in enumerate(offered):
            chip = Button(look, f"offer-{i}", text, "small", "plus")
            chip.clicked.connect(self._take)
            flow.addWidget(chip)
        content.add(self._useful, 6)
        content.add(self._chips, 2)
        self._offer()
        self.practitioner = self._line(content, "practitioner", said["practitioner_name"], 14)
        self.practitioner.textEdited.connect(self.named_practitioner)
        self.save = Button(look, "save-pdf", said["save_pdf"], "primary", "save")
        self.save.clicked.connect(self.saving)
        self._told = Prose(look, (Run(said["nothing_kept"], theme.SMALL, colour=theme.QUIET),))
        self._told.setObjectName("save-result")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look.px(8))
        scroll = Scroll(look, "handout-form", said["tab_handout"], content)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.save)
        told = QHBoxLayout()
        told.setContentsMargins(look.px(4), 0, look.px(4), 0)
        told.addWidget(self._told)
        outer.addLayout(told)

    def tell(self, text: str, bad: bool = False) -> None:
        """What became of saving, in place."""
        self._told.say(Run(text, theme.BODY if bad else theme.SMALL, bad, theme.BAD if bad else theme.QUIET))

    def _label(self, text: str) -> Prose:
        return Prose(self._look, (Run(text, theme.SMALL, True, theme.QUIET),))

    def _line(self, column: Column, name: str, told: str, gap: int) -> QLineEdit:
        column.add(self._label(told), gap)
        field = QLineEdit()
        named(field, name, told)
        field.setFont(self._look.font())
        field.setMaxLength(NAME_LIMIT)
        field.setMinimumHeight(self._look.px(theme.TARGET + 4))
        column.add(field, 4)
        return field

    def _text(self, column: Column, name: str, told: str, height: int) -> QPlainTextEdit:
        column.add(self._label(told), 14)
        field = QPlainTextEdit()
        named(field, name, told)
        field.setFont(self._look.font())
        field.setTabChangesFocus(True)
        field.verticalScrollBar().setStyleSheet(bar_style(self._look))
        field.setFixedHeight(self._look.px(height))
        column.add(field, 4)
        return field

    def _noted(self) -> None:
        self.noted.emit(self.note.toPlainText())

    def _planned(self) -> None:
        self._offer()
        self.planned.emit(self.steps.toPlainText())

    def _lines(self) -> list[str]:
        return [line for line in map(one_line, self.steps.toPlainText().split("\n")) if line]

    def _offer(self) -> None:
        """Steps that are not taken yet; nothing is said where all are."""
        taken, chips = set(self._lines()), self._chips.findChildren(Button)
        for chip in chips:
            chip.setVisible(one_line(chip.text()) not in taken)
        some = any(not chip.isHidden() for chip in chips)
        self._useful.setVisible(some)
        self._chips.setVisible(some)
        self._chips.layout().invalidate()
        self._content.refit()

    def _take(self) -> None:
        chip, lines = self.sender(), self._lines()
        if isinstance(chip, Button) and one_line(chip.text()) not in lines:
            self.steps.setPlainText("\n".join([*lines, chip.text()]))
