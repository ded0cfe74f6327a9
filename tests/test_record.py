"""Records: frozen, compared by value, and dataclasses to whoever asks."""

import contextlib
import dataclasses
import threading

import pytest
from pydantic import TypeAdapter

from consult_aid.pages import Heading, Line, Mark, words
from consult_aid.record import later, record, replace


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


def test_a_record_can_be_filled_when_it_is_asked():
    asked = []

    def read():
        asked.append(1)
        return {"left": 1, "right": ("a",)}

    late = later(Named, read)
    assert not hasattr(late, "centre")
    assert asked == []  # nor does it have to look for what is no field
    assert late.right == ("a",)  # its own, not the default of the class
    assert (late.left, asked) == (1, [1])
    assert Named.right == ()
    for same in (lambda one: one == Named(left=1, right=("a",)), lambda one: hash(one) == hash(Named(left=1, right=("a",)))):
        assert same(later(Named, read))
    assert replace(later(Named, read), left=2) == Named(left=2, right=("a",))
    assert repr(later(Named, read)) == repr(Named(left=1, right=("a",)))
    assert dataclasses.asdict(later(Named, read)) == {"left": 1, "right": ("a",)}
    with pytest.raises(AttributeError, match="centre"):
        _ = later(Named, read).centre
    with pytest.raises(AttributeError, match="frozen"):
        later(Named, read).left = 2


def test_two_threads_may_ask_a_record_at_once():
    both = threading.Barrier(2)

    def read():
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(timeout=2)  # the other is in here, too
        return {"left": 1, "right": ("a",)}

    late, told = later(Named, read), []
    threads = [threading.Thread(target=lambda: told.append(late.left)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [1, 1]


def test_pydantic_leaves_a_record_as_it_is():
    TypeAdapter(Named).validate_python({"left": 1})
    assert later(Named, lambda: {"left": 1, "right": ("a",)}).right == ("a",)
