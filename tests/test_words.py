"""The product's own words: the same keys and the same places to fill in every language."""

import datetime
import json
import string

import pytest

from consult_aid.assets import resources
from consult_aid.errors import CannotDo
from consult_aid.words import languages, lexicon


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_word(language):
    english, other = lexicon("en").entries, lexicon(language).entries
    assert set(other) == set(english)
    assert len(lexicon(language).months) == 12
    assert [key for key in english if fields(english[key]) != fields(other[key])] == []
    assert [key for key, text in other.items() if not text.strip() and key != "thousands"] == []


def test_a_date_is_written_out():
    assert lexicon("en").date(datetime.date(2027, 3, 12)) == "12 March 2027"


def test_an_unknown_language_is_refused_in_words():
    with pytest.raises(CannotDo, match="use one of en"):
        lexicon("../en")


def test_no_word_is_kept_that_nobody_says():
    code = "".join(path.read_text(encoding="utf-8") for path in (resources().parent / "consult_aid").rglob("*.py"))
    data = json.loads((resources() / "words" / "en.json").read_text(encoding="utf-8"))
    built = (
        "certainty_",
        "state_",
        "approval_",
        "stamp_",
        "tab_",
        "size_",
        "paper_",
        "verdict_",
        "unsigned_",
        "changed_",
        "over_",
        "score_",
    )  # keys that are put together from an id
    unused = [key for key in data["entries"] if not key.startswith(built) and f'"{key}"' not in code and f"'{key}'" not in code]
    assert unused == []
