"""Whether the languages of a pack still say the same: the same numbers, words that differ, and about as many of them."""

from __future__ import annotations

import re

from consult_aid.content.draft import Findings

from .texts import Material, Said

LEAST_WORDS_ALIKE = 4
"""Fewer equal words may be a name, or the same in both languages."""
LEAST_CHARACTERS = 40
MOST_TIMES = 2.5
"""A text of some length is rarely this many times as long in another language."""

_POINT = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?")
_COMMA = re.compile(r"(?<![\w,])\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?")
_COMMA_WHOLE = re.compile(r"\d+(?:,\d+)?")
# fmt: off
_SPELLED = {
    "en": {
        "1": "one|once|a|an", "2": "two|twice|both", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight",
        "9": "nine", "10": "ten", "11": "eleven", "12": "twelve", "15": "fifteen", "16": "sixteen", "18": "eighteen",
        "20": "twenty", "24": "twenty-four", "30": "thirty", "40": "forty", "50": "fifty|half", "60": "sixty", "70": "seventy",
        "80": "eighty", "90": "ninety", "100": "hundred", "1000": "thousand",
    },
    "es": {
        "1": "uno?|una", "2": "dos|ambos|ambas", "3": "tres", "4": "cuatro", "5": "cinco", "6": "seis", "7": "siete", "8": "ocho",
        "9": "nueve", "10": "diez", "11": "once", "12": "doce", "15": "quince", "16": "dieciséis", "18": "dieciocho",
        "20": "veinte", "24": "veinticuatro", "30": "treinta", "40": "cuarenta", "50": "cincuenta|mitad", "60": "sesenta",
        "70": "setenta", "80": "ochenta", "90": "noventa", "100": "cien|ciento", "1000": "mil",
    },
}
# fmt: on
"""How numbers may be spelled out, as patterns."""
_WITH_POINT = frozenset({"en", "zh", "ja", "ko", "he", "th"})
"""Languages that write 1,234.5; the others write 1.234,5 or 1 234,5."""


def check_translation(material: Material, findings: Findings) -> None:
    first, *others = material.languages or ("",)
    for said in material.texts:
        if first not in said.words:
            continue
        for language in others:
            if language in said.words and said.field != "forms":
                _compare(said, first, language, findings)


def _compare(said: Said, first: str, other: str, findings: Findings) -> None:
    one, two = said.words[first].strip(), said.words[other].strip()
    if not one or not two:
        return  # told when the pack is compiled
    path = said.at(other)
    if one == two and len(one.split()) >= LEAST_WORDS_ALIKE:
        what = f"the text is the same in '{first}' and '{other}'"
        findings.say(said.entry, path, what, "translate it")
        return
    if not _agree(one, first, two, other):
        left, right = numbers(one, first), numbers(two, other)
        what = f"the numbers are not those of '{first}': {_difference(left, right, first, other)}"
        findings.say(said.entry, path, what, "bring both texts to the same state", "warning")
    longer, shorter = max(len(one), len(two)), min(len(one), len(two))
    if longer >= LEAST_CHARACTERS and longer > MOST_TIMES * shorter:
        what = f"the text has {len(two)} characters, but {len(one)} in '{first}'"
        findings.say(said.entry, path, what, "check that both say the same", "warning")


def _agree(one: str, first: str, two: str, other: str) -> bool:
    for left in _readings(one, first):
        for right in _readings(two, other):
            odd = set(left) ^ set(right)
            if all(_is_spelled(number, one, first) or _is_spelled(number, two, other) for number in odd):
                return True
    return False


def _is_spelled(number: str, text: str, language: str) -> bool:
    """Whether the text says the number in a word, as at the start of a sentence."""
    names = _SPELLED.get(language, {}).get(number)
    return bool(names) and re.search(rf"\b(?:{names})\b", text, re.IGNORECASE) is not None


def _readings(text: str, language: str) -> tuple[list[str], ...]:
    """The numbers, and where groups of digits are parted by spaces, also as numbers of their own."""
    return (numbers(text, language), numbers(text, language, grouped=False))


def numbers(text: str, language: str, grouped: bool = True) -> list[str]:
    """The numbers in digits, as plain decimals: '7,995' and '7 995' are both 7995."""
    if language in _WITH_POINT:
        return [number.replace(",", "") for number in _POINT.findall(text)]
    pattern = _COMMA if grouped else _COMMA_WHOLE
    return [re.sub(r"[.\s\u00a0\u202f]", "", number).replace(",", ".") for number in pattern.findall(text)]


def _difference(left: list[str], right: list[str], first: str, other: str) -> str:
    only_left = [number for number in dict.fromkeys(left) if number not in right]
    only_right = [number for number in dict.fromkeys(right) if number not in left]
    parts = [f"{', '.join(numbers)} only in '{language}'" for numbers, language in ((only_left, first), (only_right, other)) if numbers]
    return "; ".join(parts) or "they stand in other groups"
