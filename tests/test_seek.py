"""Finding a sentence by a word that somebody has just said."""

import pytest

from consult_aid.seek import holds


@pytest.mark.parametrize("sought", ["", "  ", "prp", "PRP", "cell", "cells exosome", "células", "CELULAS", "wak", "wakes", "30", "?!"])
def test_a_word_is_found_by_how_it_begins(sought):
    assert holds("“PRP and exosomes: células that wake cells, 30 nm.”", sought)


@pytest.mark.parametrize("sought", ["rp", "some", "prp natural", "31", "wool"])
def test_what_is_not_there_is_not_found(sought):
    assert not holds("“PRP and exosomes: células that wake cells, 30 nm.”", sought)


def test_another_ending_is_the_same_word():
    assert holds("Cells let them out by nature.", "natural")
    assert not holds("Cells let them out by nature.", "national")
