"""The text gate: what people type becomes plain, and nothing they meant is lost."""

import pytest

from consult_aid.plain import NAME_LIMIT, clean, one_line, shortened


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Żaneta Dąbrowska", "Żaneta Dąbrowska"),
        ("Q&A <b>bold</b> {0} %s", "Q&A <b>bold</b> {0} %s"),
        ("a\u202eb\u202cc", "abc"),
        ("nul\0bell\a", "nulbell"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("e\u0301", "é"),
        ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree four"),
        ("नि\u200dया", "नि\u200dया"),
        ("", ""),
    ],
)
def test_only_what_cannot_be_printed_is_taken_away(typed, kept):
    assert clean(typed) == kept


def test_a_name_is_one_line():
    assert one_line("  Ana\n  María\u00a0 \t Núñez ") == "Ana María Núñez"


def test_a_long_name_is_shortened_with_a_sign():
    assert shortened("x" * 500) == "x" * (NAME_LIMIT - 1) + "…"
    assert shortened("short") == "short"
