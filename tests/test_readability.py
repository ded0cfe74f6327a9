"""Reading grades: the published formulas, and syllables as a person counts them."""

import pytest

from consult_aid.content.lint.readability import Counts, counts, english_syllables, grade, smog, spanish_syllables, told

COUNTED_BY_HAND = [
    ("en", "Each hair grows for years, rests for about three months and then falls.", 13, 14),
    ("en", "Losing fifty to one hundred hairs a day is normal.", 10, 14),
    ("en", "Many people say that the surgery was painful.", 8, 13),
    ("en", "The tablets may irritate the stomach of anyone with a sensitive body.", 12, 21),
    ("en", "The FDA has approved minoxidil for scalp use.", 8, 14),
    ("en", "No clinician has examined the injection area.", 7, 15),
    ("es", "El pelo crece durante años y luego se cae.", 9, 16),
    ("es", "La raíz se encoge en la mayoría de los días.", 10, 17),
    ("es", "Ninguna agencia ha aprobado este tratamiento.", 6, 17),
    ("es", "Los anticoagulantes aumentan el riesgo de sangrar.", 7, 17),
    ("es", "Pregunte a su cirujano qué aguja usa.", 7, 15),
]


@pytest.mark.parametrize(("language", "text", "words", "syllables"), COUNTED_BY_HAND)
def test_words_and_syllables_are_those_that_a_person_counts(language, text, words, syllables):
    counted = counts(text, language)
    assert (counted.words, counted.sentences, counted.syllables) == (words, 1, syllables)


def test_flesch_kincaid_is_the_published_formula():
    assert grade(Counts(words=100, sentences=5, syllables=150), "en") == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)
    assert counts("The cat sat. It was 2.5 kg heavy!", "en") == Counts(words=9, sentences=2, syllables=10, long_words=0)


def test_smog_is_the_published_formula_and_is_not_told_of_few_sentences():
    assert smog(Counts(words=600, sentences=30, syllables=900, long_words=64)) == pytest.approx(1.0430 * 8 + 3.1291)
    assert smog(Counts(words=600, sentences=29, syllables=900, long_words=64)) is None


@pytest.mark.parametrize(
    ("syllables_per_100", "words_per_sentence", "year"),
    [(180, 6, 4), (190, 10, 5), (210, 10, 6), (216, 10, 7), (224, 10, 8), (240, 10, 10), (260, 20, 12), (300, 30, 14)],
)
def test_fernandez_huerta_is_read_by_its_own_table(syllables_per_100, words_per_sentence, year):
    counted = Counts(words=100 * words_per_sentence, sentences=100, syllables=syllables_per_100 * words_per_sentence)
    assert grade(counted, "es") == year


def test_fernandez_huerta_is_the_mended_formula():
    counted = Counts(words=100, sentences=10, syllables=200)
    assert told(counted, "es") == f"{206.84 - 60 * 2 - 1.02 * 10:.0f} points on the scale of Fernández-Huerta (year 6)"


@pytest.mark.parametrize(
    ("syllables", "words"),
    [
        (1, "hair scalp used makes skin the eye tree free goes years foam blood walked died real"),
        (2, "treatment study measured applied needed people women muscle careful movement likely doses changes quiet trial being"),
        (2, "about many against very body tablet any alone donor tiny again painful layer bottled UK"),
        (3, "follicle exosome possible medicine serious area video radio period opinion placebo injection actual surgery FDA"),
        (4, "minoxidil available irritation diagnosis biology comparison recovery evaluate regulator"),
        (5, "individual"),
    ],
)
def test_english_syllables(syllables, words):
    words = words.split()
    assert {word: english_syllables(word) for word in words} == dict.fromkeys(words, syllables)


@pytest.mark.parametrize(
    ("syllables", "words"),
    [
        (1, "muy rey yo y pie"),
        (2, "dolor país ciudad agua queso guía día hueso leer uno años raíz"),
        (3, "rodilla ahora pingüino agujas"),
        (4, "cartílago tratamiento exosomas aprobado"),
    ],
)
def test_spanish_syllables(syllables, words):
    assert {word: spanish_syllables(word) for word in words.split()} == dict.fromkeys(words.split(), syllables)
