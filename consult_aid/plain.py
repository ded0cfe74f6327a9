"""Text from people is data: this gate makes it plain and printable before anything else sees it."""

from __future__ import annotations

import unicodedata

NAME_LIMIT = 120
"""Longest name in characters that is set as one line; longer names are shortened with an ellipsis where space is short."""

TEXT_LIMIT = 20_000
"""Longest note in characters. About ten printed pages; a longer one is refused when it is read."""

_KEPT_FORMAT = {"\u200c", "\u200d"}  # joiners that some scripts need to be spelled right


def clean(text: str) -> str:
    """The text without control, bidi-override and surrogate characters, in composed form (NFC); line ends become plain newlines."""
    if text.isascii() and text.isprintable():
        return text  # most texts, most of the time
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = "".join(c for c in text if c == "\n" or c in _KEPT_FORMAT or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return unicodedata.normalize("NFC", kept)  # last, so that cleaning twice changes nothing


def one_line(text: str) -> str:
    """`clean`, with every run of white space (line ends too) as one space."""
    return " ".join(clean(text).split())


def shortened(text: str, limit: int = NAME_LIMIT) -> str:
    """At most `limit` characters, the last one an ellipsis where something was left out."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
