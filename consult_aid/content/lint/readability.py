"""How many years of school a text asks for: Flesch-Kincaid for English, Crawford for Spanish. Offline, with syllable counters of our own.

`textstat` would do it, but fetches a dictionary from the network when it first counts syllables, and brings nltk with it. A grade is a
coarse measure (half a grade either way is noise), and counting vowel groups with the rules below is as exact as it needs to be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n+")

_ODD_ENGLISH = (
    {"area": 3, "business": 2, "create": 2, "every": 2, "evening": 2, "idea": 3, "ideas": 3, "people": 2, "platelet": 2}
    | {"platelets": 2, "ratio": 3, "real": 1, "several": 3, "science": 2, "something": 2, "sometimes": 2, "someone": 2, "therefore": 2}
    | {"fluid": 2, "fluids": 2, "via": 2}
)

_TWO_VOWELS_APART = re.compile(r"(?<![cgstxln])i[ao]|[aeou]ing|eo(?![nu])|iet|(?<![qg])ua")  # radio, going, video, diet, usual
_SILENT_END = re.compile(r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|(?<![sc]h)(?<![aeiouyscxzgl])es$|[aeiouy]les$")  # care, while, walked
_SILENT_WITHIN = re.compile(r"[aeiouy][^aeiouyl]+e(?=ful|less|ment|ly|ness)")  # careful, movement


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas need of a text."""

    words: int
    sentences: int
    syllables: int

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.words + other.words, self.sentences + other.sentences, self.syllables + other.syllables)


def measured() -> tuple[str, ...]:
    """Languages that have a measure."""
    return tuple(_LANGUAGES)


def counts(text: str, language: str) -> Counts:
    """The words, sentences and syllables of a text in a language of `measured()`."""
    syllables, _ = _LANGUAGES[language]
    words = _WORD.findall(text)
    sentences = sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part))
    return Counts(len(words), sentences, sum(map(syllables, words)))


def grade(counted: Counts, language: str) -> float:
    """Years of school, not under 0. `counted` holds at least one word."""
    _, formula = _LANGUAGES[language]
    return max(0.0, formula(counted))


def english_syllables(word: str) -> int:
    """Syllables of an English word; a word with digits in it counts as one."""
    word = re.sub(r"['’]s?$|['’]", "", word.lower())
    if not word.isalpha():
        return 1
    if word in _ODD_ENGLISH:
        return _ODD_ENGLISH[word]
    found = len(re.findall(r"[aeiouy]+", word)) + len(_TWO_VOWELS_APART.findall(word))
    return max(1, found - len(_SILENT_END.findall(word)) - len(_SILENT_WITHIN.findall(word)))


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


def _crawford(counted: Counts) -> float:
    return -0.205 * 100 * counted.sentences / counted.words + 0.049 * 100 * counted.syllables / counted.words - 3.407


_LANGUAGES: dict[str, tuple[Callable[[str], int], Callable[[Counts], float]]] = {
    "en": (english_syllables, _flesch_kincaid),
    "es": (spanish_syllables, _crawford),
}
