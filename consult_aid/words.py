"""The product's own words (headings, buttons, certainty words) in each language, from resources/words/<language>.json."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from functools import cache

from consult_aid.assets import resources
from consult_aid.errors import CannotDo
from consult_aid.record import record


@record
class Lexicon:
    """The words of one language; `lexicon("en")["compare"]`, with named places filled: `lexicon["of_pages"].format(...)`."""

    language: str
    entries: Mapping[str, str]
    months: tuple[str, ...]

    def __getitem__(self, key: str) -> str:
        return self.entries[key]

    def date(self, day: datetime.date) -> str:
        """The day written out, without ambiguity of order: 12 March 2027."""
        return self["date"].format(day=day.day, month=self.months[day.month - 1], year=day.year)


@cache
def lexicon(language: str) -> Lexicon:
    """The words of this language. Raises CannotDo when there are none."""
    path = resources() / "words" / f"{language}.json"
    if language not in languages():
        raise CannotDo(f"There are no words for the language '{language}'; use one of {', '.join(languages())}.")
    data = json.loads(path.read_text(encoding="utf-8"))
    return Lexicon(language, data["entries"], tuple(data["months"]))


@cache
def languages() -> tuple[str, ...]:
    """Languages that the product itself speaks."""
    return tuple(sorted(path.stem for path in (resources() / "words").glob("*.json")))
