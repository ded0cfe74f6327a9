"""Finding a sentence by a word of it, as somebody types who has just heard it."""

from __future__ import annotations

import unicodedata

STEM, ENDING = 4, 3
"""Of a sought word, up to so many letters at the end may differ, and so many at the beginning may not."""


def holds(text: str, sought: str) -> bool:
    """Whether each sought word begins like a word of the text; capitals, accents and endings ('natural', 'nature') make no difference.
    Nothing sought is held by every text."""
    words = _plain(text).split()
    return all(any(_alike(word, begin) for word in words) for begin in _plain(sought).split())


def _alike(word: str, begin: str) -> bool:
    return word.startswith(begin[: max(STEM, len(begin) - ENDING)])


def _plain(text: str) -> str:
    """Small letters and digits without accents; everything else parts words."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c if c.isalnum() else " " for c in apart if not unicodedata.combining(c))
