"""How hard a text is to read: Flesch-Kincaid and SMOG for English, Fernández-Huerta with its own table for Spanish. Nothing is fetched.

The formulas are the published ones. They count words, sentences and syllables, and know nothing of meaning: half a grade either way is
noise, and a short text says little about itself. Syllables of English words are where Pyphen's dictionary breaks the word, or what its
vowels say, whichever is more: each alone counts too few. Spanish spells as it speaks, so there the letters alone tell. On the shipped
pack the English count is within 0.5 % of the CMU pronouncing dictionary.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pyphen import Pyphen

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n+")
_ABBREVIATION = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,4}")
"""Said letter by letter: FDA. Longer ones are mostly said as words: GRADE."""

SMOG_SENTENCES = 30
"""SMOG was made on samples of 30 sentences and is not told of fewer."""

_ODD_ENGLISH = (
    {"area": 3, "business": 2, "create": 2, "every": 2, "evening": 2, "idea": 3, "ideas": 3, "people": 2, "platelet": 2, "real": 1}
    | {"platelets": 2, "ratio": 3, "several": 3, "science": 2, "something": 2, "sometimes": 2, "someone": 2, "therefore": 2, "really": 2}
    | {"fluid": 2, "fluids": 2, "via": 2, "anyone": 3, "safety": 2, "forehead": 2, "suicide": 3, "suicidal": 4, "tired": 2, "areas": 3}
)

_TWO_VOWELS_APART = re.compile(r"(?<![cgstxln])i[ao]|[aeou]ing|eo(?![nu])|iet|(?<![qg])ua")  # radio, going, video, diet, usual
_SILENT_END = re.compile(r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|(?<![sc]h)(?<![aeiouyscxzgl])es$|[aeiouy]les$")  # care, while, walked
_SILENT_WITHIN = re.compile(r"[aeiouy][^aeiouyl]+e(?=ful|less|ment|ly|ness)")  # careful, movement


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas need of a text. `long_words` have three syllables or more."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    long_words: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
            self.long_words + other.long_words,
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """How one language is measured. `score` is the formula's own figure, `grade` the school year it stands for, `said` both in words."""

    name: str
    syllables: Callable[[str], int]
    score: Callable[[Counts], float]
    grade: Callable[[float], float]
    said: Callable[[float], str]


def measured() -> tuple[str, ...]:
    """Languages that have a measure."""
    return tuple(MEASURES)


def counts(text: str, language: str) -> Counts:
    """The words, sentences and syllables of a text in a language of `measured()`."""
    syllables = [MEASURES[language].syllables(word) for word in _WORD.findall(text)]
    sentences = sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part))
    return Counts(len(syllables), sentences, sum(syllables), sum(count >= 3 for count in syllables))


def grade(counted: Counts, language: str) -> float:
    """Years of school, not under 0. `counted` holds at least one word."""
    measure = MEASURES[language]
    return measure.grade(measure.score(counted))


def told(counted: Counts, language: str) -> str:
    """The measure's figure in words: `grade 6.2 (Flesch-Kincaid)`."""
    measure = MEASURES[language]
    return measure.said(measure.score(counted))


def smog(counted: Counts) -> float | None:
    """The SMOG grade of English sentences together; None when there are too few for it."""
    if counted.sentences < SMOG_SENTENCES:
        return None
    return 1.0430 * math.sqrt(counted.long_words * 30 / counted.sentences) + 3.1291


@cache
def english_syllables(word: str) -> int:
    """Syllables of an English word; short words in capitals are spelled out, a word with digits in it counts as one."""
    if _ABBREVIATION.fullmatch(word):
        return sum(3 if letter == "W" else 1 for letter in word)
    word = re.sub(r"['’]s?$|['’]", "", word.lower())
    if not word.isalpha():
        return 1
    if word in _ODD_ENGLISH:
        return _ODD_ENGLISH[word]
    found = len(re.findall(r"[aeiouy]+", word)) + len(_TWO_VOWELS_APART.findall(word))
    by_vowels = found - len(_SILENT_END.findall(word)) - len(_SILENT_WITHIN.findall(word))
    return max(1, by_vowels, len(_hyphenation().positions(word)) + 1)


@cache
def _hyphenation() -> Pyphen:
    return Pyphen(lang="en_US")


@cache
def spanish_syllables(word: str) -> int:
    """Syllables of a Spanish word: a, e, o and stressed í, ú each carry one; i and u beside them do not."""
    word = unicodedata.normalize("NFC", word.lower())
    if not word.isalpha():
        return 1
    word = re.sub(r"(?<=[qg])u(?=[eiéí])", "", word)
    word = re.sub(r"y(?=[aeiouáéíóú])", "-", word)
    groups = re.findall(r"[aeiouyáéíóúü]+", word)
    return max(1, sum(max(1, sum(letter in "aeoáéóíú" for letter in group)) for group in groups))


def _flesch_kincaid(counted: Counts) -> float:
    return 0.39 * counted.words / max(1, counted.sentences) + 11.8 * counted.syllables / counted.words - 15.59


def _fernandez_huerta(counted: Counts) -> float:
    """With F as words per sentence, as later mended in print (Law 2011): many copies have it wrong."""
    return 206.84 - 60 * counted.syllables / counted.words - 1.02 * counted.words / max(1, counted.sentences)


_STAGES = ((90, 4, "year 4"), (80, 5, "year 5"), (70, 6, "year 6"), (65, 7, "year 7 or 8"), (60, 8, "year 7 or 8"))
_HARDER = ((50, 10, "before university"), (30, 12, "a university course"), (-math.inf, 14, "university"))
"""Fernández-Huerta's own table of 1959: from this score on, that stage of school. It names one band for years 7 and 8, cut in half here;
the figures of the last three, for which it names no school year, only say that they are above 8."""


def _stage(score: float) -> tuple[float, str]:
    return next((year, name) for least, year, name in (*_STAGES, *_HARDER) if round(score) >= least)


MEASURES: dict[str, Measure] = {
    "en": Measure(
        "Flesch-Kincaid",
        english_syllables,
        _flesch_kincaid,
        lambda score: max(0.0, score),
        lambda score: f"grade {max(0.0, score):.1f} (Flesch-Kincaid)",
    ),
    "es": Measure(
        "Fernández-Huerta",
        spanish_syllables,
        _fernandez_huerta,
        lambda score: float(_stage(score)[0]),
        lambda score: f"{score:.0f} points on the scale of Fernández-Huerta ({_stage(score)[1]})",
    ),
}
