"""Records: frozen, compared by value, and dataclasses to whoever asks."""

import dataclasses

import pytest

from consult_aid.pages import Heading, Line, Mark, words
from consult_aid.record import record, replace


@record
class Pair:
    left: int
    right: str = "r"


@record(kw_only=True)
class Named:
    left: int
    right: tuple[str, ...] = ()


def test_a_record_takes_values_by_place_and_by_name():
    assert Pair(1) == Pair(left=1, right="r")
    assert Named(left=1) == Named(right=(), left=1)
    assert Pair(1) != Pair(2)
    assert Pair(1) != Named(left=1)
    assert hash(Pair(1)) == hash(Pair(1))
    assert repr(Pair(1)) == "Pair(left=1, right='r')"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda: Pair(), "needs"),
        (lambda: Pair(1, "a", "b"), "takes 2 positional"),
        (lambda: Pair(1, centre=2), "no field"),
        (lambda: Named(1), "takes 0 positional"),
    ],
)
def test_a_wrong_call_is_refused(wrong, says):
    with pytest.raises(TypeError, match=says):
        wrong()


def test_a_record_cannot_change():
    pair = Pair(1)
    with pytest.raises(AttributeError, match="frozen"):
        pair.left = 2
    with pytest.raises(AttributeError, match="frozen"):
        del pair.left
    assert replace(pair, left=2) == Pair(2)
    assert pair == Pair(1)


def test_a_record_is_a_dataclass_to_whoever_asks():
    assert dataclasses.is_dataclass(Pair)
    assert [field.name for field in dataclasses.fields(Named)] == ["left", "right"]
    assert dataclasses.asdict(Named(left=1, right=("a",))) == {"left": 1, "right": ("a",)}
    assert dataclasses.replace(Pair(1), right="x") == Pair(1, "x")


def test_a_record_is_matched_by_place():
    match Heading("Title", 2):
        case Heading(text, level):
            assert (text, level) == ("Title", 2)


def test_records_hold_what_a_reader_sees():
    from consult_aid.pages import Page, Statement

    page = Page("t", "en", (Statement(Line("said", lead="first", mark=Mark("sure", 4, "high"), cites=(1,))),))
    assert list(words(page)) == ["first", "said", "sure"]
