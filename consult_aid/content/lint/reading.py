"""The reading grade: of every text that is long enough to have one, and of each language as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from consult_aid.content.draft import Findings

from .readability import MEASURES, Counts, counts, grade, measured, smog, told
from .texts import Material

MOST_GRADE = 8
"""No text may ask for more."""
MOST_AVERAGE = 7
"""What all texts together should stay within."""
LEAST_WORDS = 12
"""Shorter texts have no grade of their own worth telling; they are measured together."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How one language of the pack reads. `average` is the grade of all its longer texts put together (of all its texts where
    none is long), `short` that of the names, labels and cells too short to be measured alone; None where there is no text or no measure."""

    language: str
    measure: str
    texts: int
    average: float | None
    told: str
    short: float | None
    smog: float | None
    above_most: int
    above_average: int
    hardest: str


def check_reading(material: Material, findings: Findings) -> None:
    for language in material.languages:
        if language not in measured():
            what = f"there is no measure of reading for language '{language}' here"
            findings.say(material.draft.manifest, ("languages",), what, "have its texts read by people it is meant for", "warning")
            continue
        for said, text in material.spoken(language):
            counted = counts(text, language)
            if counted.words >= LEAST_WORDS and is_too_hard(counted, language):
                what = f"this text is too hard to read: {told(counted, language)}; grade {MOST_GRADE} is the most"
                findings.say(said.entry, said.at(language), what, "use shorter sentences and everyday words")
        reading = reading_of(material, language)
        for what, value in (("the texts together ask", reading.average), ("labels and other short texts together ask", reading.short)):
            if value is not None and value > MOST_AVERAGE:
                what = f"in '{language}' {what} for grade {value:.1f}; {MOST_AVERAGE} is wanted"
                findings.say(material.draft.manifest, ("languages",), what, "make the hardest texts plainer first", "warning")


def readings(material: Material) -> tuple[Reading, ...]:
    """One for each language of the pack, in its order."""
    return tuple(reading_of(material, language) for language in material.languages)


def reading_of(material: Material, language: str) -> Reading:
    if language not in measured():
        return Reading(language, "", 0, None, "no measure for this language", None, None, 0, 0, "")
    long, short = Counts(), Counts()
    graded: list[tuple[float, float, str]] = []
    for said, text in material.spoken(language):
        counted = counts(text, language)
        if counted.words >= LEAST_WORDS:
            long += counted
            line = said.entry.document.lines.at(said.at(language))
            graded.append((grade(counted, language), _effort(counted, language), f"{said.entry.file}:{line}"))
        else:
            short += counted
    whole = long if long.words else short
    return Reading(
        language=language,
        measure=MEASURES[language].name,
        texts=len(graded),
        average=round(grade(whole, language), 1) if whole.words else None,
        told=told(whole, language) if whole.words else "no text",
        short=round(grade(short, language), 1) if short.words else None,
        smog=round(found, 1) if language == "en" and (found := smog(long)) is not None else None,
        above_most=sum(round(value, 1) > MOST_GRADE for value, _, _ in graded),
        above_average=sum(value > MOST_AVERAGE for value, _, _ in graded),
        hardest=max(graded)[2] if graded else "",
    )


def is_too_hard(counted: Counts, language: str) -> bool:
    """To a tenth of a grade: more would be pretence."""
    return round(grade(counted, language), 1) > MOST_GRADE


def _effort(counted: Counts, language: str) -> float:
    """Tells texts of one grade apart: words and syllables a sentence asks for."""
    return counted.syllables / counted.words + counted.words / max(1, counted.sentences) / 100
