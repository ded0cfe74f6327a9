"""What `check` finds: for each rule a pack that breaks it, and one that comes near and keeps it."""

import datetime
import re

import pytest

from consult_aid.content.lint import examine
from tests.packs import FILES, TODAY, write_pack

PACK, TOPIC, BRACE, ROWS = "pack.yaml", "topics/how-a-knee-works.yaml", "options/brace.yaml", "attributes.yaml"
TRAIN, WAIT, GLOSSARY = "options/exercise.yaml", "options/no-treatment.yaml", "glossary.yaml"
SOURCES, KNEE, ART = "sources.yaml", "illustrations/knee.yaml", "illustrations/knee.svg"

HARD = (
    "The administration of pharmacological interventions necessitates comprehensive consideration of individual "
    "circumstances and concomitant medication in every particular situation."
)
HARD_SPANISH = (
    "La administración de intervenciones farmacológicas requiere una consideración exhaustiva de las circunstancias individuales "
    "y de la medicación concomitante en cada situación particular."
)
LONG = " ".join(["One two."] * 40)
BENEFIT, BENEFIT_ES = "Some people walk with less pain.", "Algunas personas caminan con menos dolor."
RATE, RATE_ES = "10 in 100 people", "10 de cada 100 personas"


def found(folder, today=TODAY, **changes):
    return [f"{problem} [{problem.severity}]" for problem in examine(write_pack(folder, **changes), today).problems]


def said(text):
    """A change of one benefit of the brace."""
    return {BRACE: (BENEFIT, f'"{text}"')}


def said_in_spanish(text):
    return {BRACE: (BENEFIT_ES, f'"{text}"')}


def test_nothing_is_found_in_the_sample_pack(tmp_path):
    assert found(tmp_path) == []


BREAKS = [
    # reading
    ({TOPIC: ("Smooth cartilage lets the bones glide.", HARD)}, "summary, text, en: this text is too hard to read: grade", "error"),
    ({TOPIC: ("El cartílago liso deja deslizar los huesos.", HARD_SPANISH)}, "this text is too hard to read: ", "error"),
    ({TOPIC: ("Smooth cartilage lets the bones glide.", HARD)}, "in 'en' the texts together ask for grade", "warning"),
    # denominators
    (said("Pain eases in 1 in 82 people."), "benefits 1, text, en: '1 in 82' is not out of 100", "error"),
    (said("Pain eases in one in six people."), "'one in six' is not out of 100", "error"),
    (said("Pain eases in 5 in 1,000 people."), "'5 in 1,000' is not out of 100", "error"),
    (said("Pain eases in 3 out of 4 people."), "'3 out of 4' is not out of 100", "error"),
    (said_in_spanish("Mejora 1 de cada 82 personas."), "benefits 1, text, es: '1 de cada 82' is not out of 100", "error"),
    (said_in_spanish("Mejora una de cada seis personas."), "'una de cada seis' is not out of 100", "error"),
    (said_in_spanish("Mejoran 5 por cada 1.000 personas."), "'5 por cada 1.000' is not out of 100", "error"),
    # relative changes alone
    (said("Less pain is twice as likely."), "'twice as likely' is told alone", "error"),
    (said("It cuts the risk of pain by 50 %."), "is told alone, without the numbers that it compares", "error"),
    (said("They had 50 % less pain."), "'50 % less' is told alone", "warning"),
    (said_in_spanish("El riesgo baja un 50 %."), "'baja un 50 %' is told alone", "error"),
    (said_in_spanish("El dolor es 2 veces menos probable."), "'2 veces menos' is told alone", "error"),
    # chances in words alone
    ({BRACE: (RATE, "Common")}, "harms 1, frequency, en: 'Common' is a chance in words alone", "error"),
    ({BRACE: (RATE_ES, "Poco frecuente")}, "harms 1, frequency, es: 'frecuente' is a chance in words alone", "error"),
    ({BRACE: (RATE, "It can happen")}, "no number says how often it happens", "error"),
    # promises
    (said("A breakthrough for knees."), "'breakthrough' promises more than anyone can know", "error"),
    (said("It has no side effects."), "'no side effects' promises more", "error"),
    (said("It is natural and so safe."), "promises more than anyone can know", "error"),
    (said("Exosomes are a stem cell therapy."), "'Exosomes are a stem cell therapy' promises more", "error"),
    (said("The gain is permanent."), "'permanent' promises that it lasts", "error"),
    (said("It is proven to help."), "'proven' is said of an option without a benefit of at least moderate certainty", "error"),
    (said_in_spanish("No hay dolor: es un milagro."), "'milagro' promises more", "error"),
    (said_in_spanish("Ayuda sin efectos secundarios."), "'sin efectos secundarios' promises more", "error"),
    (said_in_spanish("El efecto dura para siempre."), "'para siempre' promises that it lasts", "error"),
    (said_in_spanish("Ayuda: está demostrado."), "'demostrado' is said of an option without a benefit", "error"),
    ({TRAIN: ("Many people have less pain.", "It is FDA-approved.")}, "'FDA-approved' is said of an option that no authority", "error"),
    # how sure, how long, in whom
    (
        {BRACE: ("    certainty: low\n    people: 240", "    certainty: plausible\n    people: 240")},
        "'plausible' does not say how sure",
        "error",
    ),
    (
        {BRACE: (f"{BENEFIT_ES}}}\n    certainty: low", f"{BENEFIT_ES}}}\n    certainty: lab_only")},
        "how sure we are of a good point",
        "error",
    ),
    ({TOPIC: ("certainty: very_low", "certainty: established")}, "'established' does not say how sure we are of a finding", "error"),
    ({BRACE: ("    time: {en: after 6 months, es: a los 6 meses}\n", "")}, "outcomes less-pain: the number has no time frame", "warning"),
    (
        {BRACE: ("    studied: {en: People over 50 with a painful knee, es: Personas de más de 50 años con dolor de rodilla}\n", "")},
        "outcomes less-pain: nothing says who was studied",
        "warning",
    ),
    # sources and dates
    ({SOURCES: ("kind: textbook", "kind: general knowledge")}, "it rests on general knowledge alone", "error"),
    ({BRACE: ("checked: 2026-05-04", "checked: 2025-05-04")}, "approvals 1, checked: this was last checked 393 days ago", "warning"),
    ({BRACE: ("checked: 2026-05-04", "checked: 2026-07-04")}, "approvals 1, checked: this day is still to come", "warning"),
    ({PACK: ("review_due: 2099-05-04", "review_due: 2026-05-31")}, "the content should have been reviewed by 2026-05-31", "warning"),
    ({PACK: ("reviewed: 2026-05-04", "reviewed: 2026-06-04")}, "pack, reviewed: this day is still to come", "warning"),
    (
        {TRAIN: FILES[TRAIN][: FILES[TRAIN].index("unknown:")] + "unknown: []\n" + FILES[TRAIN][FILES[TRAIN].index("questions:") :]},
        "option exercise, unknown: nothing is listed as not known",
        "warning",
    ),
    ({WAIT: ("questions:\n  - {en: When should we look again?, es: ¿Cuándo volvemos a mirar?}\n", "")}, "no question to ask", "warning"),
    # glossary
    (said("An MRI shows less pain."), "the abbreviation 'MRI' is not explained in 'en'", "warning"),
    (said("It calms inflammation."), "the word 'inflammation' is not explained in 'en'", "warning"),
    (said_in_spanish("Calma la inflamación."), "the word 'inflamación' is not explained in 'es'", "warning"),
    ({GLOSSARY: "terms: []\n"}, "the word 'cartilage' is not explained in 'en' (5 times in all)", "warning"),
    ({GLOSSARY: ("term: {en: cartilage,", "term: {en: gristle,")}, "terms cartilage: no text in 'en' uses 'gristle'", "warning"),
    # languages
    (said("12 people walk with less pain."), "the numbers are not those of 'en': 12 only in 'en'", "warning"),
    ({BRACE: (RATE_ES, "11 de cada 100 personas")}, "10 only in 'en'; 11 only in 'es'", "warning"),
    (said_in_spanish(BENEFIT), "benefits 1, text, es: the text is the same in 'en' and 'es'; translate it", "error"),
    (
        {
            BRACE: FILES[BRACE]
            .replace(BENEFIT, "Some people walk and run with less pain. It may last a day.")
            .replace(BENEFIT_ES, "Menos dolor.")
        },
        "the text has 12 characters, but 59 in 'en'",
        "warning",
    ),
    # places
    ({BRACE: ("Put it on each day.", LONG)}, "values, effort, text, en: 80 words are too many for a cell of the comparison", "warning"),
    (said(LONG), "benefits 1, text, en: 80 words are too many for one statement", "warning"),
    ({KNEE: ("A smooth layer lets them glide.", LONG)}, "80 words are too many for a caption", "warning"),
    ({KNEE: ("{en: Thigh bone,", "{en: The long bone of the upper leg,")}, "a line of the label has 30 characters", "warning"),
    ({KNEE: ("(smooth layer)", "a\\nb\\nc")}, "callouts layer, label, en: the label has 4 lines", "warning"),
    (
        {
            BRACE: (
                "frequency: {en: 10",
                f"brief: {{en: {'Sore ' * 21}10 in 100, es: {'Mal ' * 21}10 de cada 100}}\n    frequency: {{en: 10",
            )
        },
        "harm in the",
        "warning",
    ),
    ({BRACE: ("short: {en: Brace", "short: {en: A brace for your knee")}, "the short name has 21 characters", "warning"),
    ({TOPIC: ("{en: How a knee works", "{en: How a knee works and why it may hurt you some day")}, "too many for a title", "warning"),
    # balance
    (said("Some people walk with less pain. " * 5), "harms: the harms get 11 words and the good points 30", "warning"),
    (
        {BRACE: ("{en: Sore skin,", "{en: Sore red hot dry skin under the sleeve and on both sides of it in the heat,")},
        "the good points get",
        "warning",
    ),
    ({BRACE: ("illustrations: [knee]\n", "")}, "this option has no picture, and most others do", "warning"),
    # pictures
    (
        {ART: ('fill="#7FB7C9"', 'fill="#FBFBFB"')},
        "steps 2, highlight: printed in greys, what this step speaks of does not stand out",
        "warning",
    ),
    ({ART: FILES[ART].replace(' stroke="#6E5A30"', "")}, "in greys, 'bones' hardly stands out from what is behind it (1.4", "warning"),
]


@pytest.mark.parametrize(("changes", "words", "severity"), BREAKS, ids=[words[:60] for _, words, _ in BREAKS])
def test_what_breaks_a_rule_is_found(tmp_path, changes, words, severity):
    problems = found(tmp_path, **changes)
    matching = [problem for problem in problems if words in problem]
    assert matching, problems
    assert all(problem.endswith(f"[{severity}]") for problem in matching)
    assert all(re.match(r"[\w/-]+\.yaml:[1-9]\d*: ", problem) for problem in matching)


KEEPS = [
    {
        TOPIC: (
            "Smooth cartilage lets the bones glide.",
            "Smooth cartilage lets the bones glide. It is thin. It covers both ends of each bone.",
        )
    },
    said("Pain eases in 12 in 100 people."),
    said("Pain eases in fewer than 1 in 100 people."),
    said("We saw 12 of 16 people with less pain."),
    said("We saw it in 2 studies, in one in the year 2019."),
    said("Reviewers gave it 2 out of 5."),
    said("Pain eased in 9 in 12 weeks."),
    said("Less pain is twice as likely: 20 in 100 against 10 in 100 people."),
    said("Less pain is twice as likely. We did not see how many in 100."),
    said("It does not mean no side effects."),
    said("The gain is not permanent."),
    said("It is not proven to help."),
    said("Natural does not mean safe."),
    said("Not a stem cell therapy."),
    {BRACE: ("A blood clot", "A permanent scar")},
    {TRAIN: ("Many people have less pain.", "It is proven to help.")},
    {BRACE: ("A sleeve holds the knee.", "A sleeve. It is FDA-approved.")},
    {TOPIC: ("Cartilage grows back with broth.", '"A breakthrough: it is proven and has no side effects."')},
    {BRACE: ("{en: Not known, es: No se sabe}\n    serious", "{en: Rare, es: Raro}\n    serious")},
    {BRACE: (RATE, "One person")},
    {
        TRAIN: (
            f"{'Muchas personas tienen menos dolor.'}}}\n    certainty: moderate",
            "Muchas personas tienen menos dolor.}\n    certainty: established",
        )
    },
    {BRACE: ("checked: 2026-05-04", "checked: 2025-12-01")},
    {PACK: ("review_due: 2099-05-04", "review_due: 2026-06-01")},
    said("A picture (MRI) shows less pain."),
    said("An MRI (a scan) shows less pain."),
    said("In the US and the UK some walk with less pain."),
    said("It calms inflammation (swelling)."),
    {GLOSSARY: ("term: {en: cartilage,", "term: {en: gristle (cartilage),")},
    {
        GLOSSARY: FILES[GLOSSARY]
        + "  - id: factor\n    term: {en: growth factor, es: fémur}\n    meaning: {en: It starts growth., es: Un hueso.}\n",
        KNEE: ("{en: Thigh bone,", '{en: "Growth\\nfactor",'),
    },
    {GLOSSARY: ("    meaning: {en: The smooth", "    forms: {en: 'cartilages, gristle', es: cartílagos}\n    meaning: {en: The smooth")},
    {
        BRACE: FILES[BRACE]
        .replace(BENEFIT, '"Of 7,995 people, 9.5 had less."')
        .replace(BENEFIT_ES, '"De 7\u00a0995 personas, 9,5 tuvieron menos."')
    },
    {BRACE: FILES[BRACE].replace(BENEFIT, "Ninety people had less pain.").replace(BENEFIT_ES, "Tuvieron menos dolor 90 personas.")},
    {SOURCES: ("authors: A review group", "authors: Reviews in 1 in 6")},
    {KNEE: ("{en: Thigh bone,", '{en: "The long bone\\nof the upper leg",')},
    {BRACE: ("{en: Sore skin,", "{en: Sore red skin under the sleeve,")},
    {WAIT: ("outcomes:", "illustrations: []\noutcomes:")},
    {ART: ('fill="#7FB7C9"', 'fill="#5F97A9"')},
]


@pytest.mark.parametrize("changes", KEEPS, ids=range(len(KEEPS)))
def test_what_keeps_a_rule_is_let_pass(tmp_path, changes):
    """Numbers that stand in one language only are told as such; no other finding may come."""
    assert [problem for problem in found(tmp_path, **changes) if "the numbers are not those" not in problem] == []


def test_two_steps_that_look_alike_in_greys_are_told(tmp_path):
    """Red and green of the same lightness: a colour screen tells them apart, a black-and-white sheet does not."""
    art = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">'
        '<g id="bones"><rect x="10" y="10" width="180" height="200" fill="#202020"/></g>'
        '<g id="cartilage"><rect x="300" y="10" width="5" height="5" fill="#202020"/></g></svg>'
    )
    same = {ART: art, KNEE: ("highlight: [cartilage]", "highlight: [bones, cartilage]")}
    assert any(
        "steps 2, highlight: printed in greys, this step looks like the one before" in problem for problem in found(tmp_path, **same)
    )
    apart = {ART: art.replace('width="5" height="5"', 'width="80" height="80"'), KNEE: same[KNEE]}
    assert found(tmp_path / "apart", **apart) == []


def test_a_language_without_tables_is_said_not_to_be_checked(tmp_path):
    folder = write_pack(tmp_path)
    for path in folder.rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace(" es: ", " fr: ").replace("[en, es]", "[en, fr]"), encoding="utf-8")
    problems = [str(problem) for problem in examine(folder, TODAY).problems]
    assert any("there is no measure of reading for language 'fr'" in problem for problem in problems)
    assert any("the wording of chances and promises is not checked in language 'fr'" in problem for problem in problems)


def test_options_told_in_few_words_are_named(tmp_path):
    much = " ".join(["It may help."] * 60)
    changes = {name: (old, much) for name, old in ((TRAIN, "You train the thigh muscles."), (WAIT, "You can wait and see."))}
    assert any("option brace: " in problem and "words are said of this option" in problem for problem in found(tmp_path, **changes))


def test_the_day_decides_what_is_old(tmp_path):
    folder = write_pack(tmp_path)
    assert examine(folder, TODAY).problems == ()
    later = [str(problem) for problem in examine(folder, TODAY + datetime.timedelta(days=200)).problems]
    assert len(later) == 1
    assert "this was last checked" in later[0]


def test_a_pack_that_cannot_be_understood_has_problems_and_no_scores(tmp_path):
    examined = examine(write_pack(tmp_path, **{PACK: "nothing: here\n"}), TODAY)
    assert examined.pack is None
    assert examined.errors
    assert examined.scores == ()
