"""How chances and promises are worded, in each language that is checked: small tables of patterns, all read without regard to case.

A language that has no table here is not checked for wording; `check` says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The wording of one language.

    chance: 'n in m'; groups `n` and `m` hold digits or words. units: what follows when it is no chance but a span of time or a size.
    relative: a change told only against another figure. likely: words that make such a change one of a chance. counted: a number of
    people that stands for itself. vague: chances in words. numbers: numbers in words. denied: words before a phrase that take it back.
    natural: safety from nature. promises: never. lasting, proven, approved: not without reason.
    """

    chance: Pattern
    hundred: Pattern
    units: Pattern
    relative: Pattern
    likely: Pattern
    counted: Pattern
    vague: Pattern
    numbers: Pattern
    denied: Pattern
    promises: Pattern
    lasting: Pattern
    proven: Pattern
    approved: Pattern


_ENGLISH_MORE = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|fifty"
_ENGLISH_NUMBER = f"one|{_ENGLISH_MORE}"
_SPANISH_MORE = "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veinte|cincuenta"
_SPANISH_NUMBER = f"un|uno|una|{_SPANISH_MORE}"

_ENGLISH = dict(
    chance=rf"\b(?P<n>\d+(?:[.,]\d+)*|{_ENGLISH_NUMBER})\s+(?:people |men |women |person |man |woman )?"
    r"(?:(?:in|per) (?:every |each )?|out of (?:every |each )?"
    r"(?=[\d,.]+ (?:people|persons|men|women|patients|children|adults|users)\b))"
    rf"(?P<m>\d[\d,.\u00a0]*\d|\d|{_ENGLISH_MORE}|a hundred|a thousand|a million)\b",
    hundred=r"100|a hundred",
    units=r"\s*(?:%|percent\b|mg\b|ml\b|mm\b|cm\b|kg\b|°|st\b|nd\b|rd\b|th\b|/|-|–)|"
    r"\s+(?:to \d+ )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|sessions?|visits?|steps?|parts?|phases?|studies|"
    r"trials|reports|places|countries|ways|groups|rows|arms)\b",
    relative=r"\b(?:twice|three times|four times|half) as (?:\w+ )?(?:likely|often|many|high|much|common)\b|"
    r"\b(?:doubl|tripl|quadrupl|halv)(?:e|es|ed|ing) (?:the|your|their|his|her|this|that|its) \w+|"
    r"\b\d+(?:\.\d+)?(?:-|\s)?fold\b|\b\d+(?:\.\d+)? times (?:as|more|less|higher|lower)\b|"
    r"\b\d+(?:\.\d+)?\s?(?:%|percent) (?:fewer|less|more|lower|higher|greater|smaller|increase|rise|reduction|drop|fall|cut)\b|"
    r"\b(?:increase|rise|rose|fall|fell|drop|reduce|cut|lower|raise)(?:d|s|ped)? (?:\w+ ){0,5}by (?:up to |about |some )?"
    r"\d+(?:\.\d+)?\s?(?:%|percent)",
    likely=r"\b(?:risks?|chances?|likely|odds|likelihood)\b",
    counted=r"\b\d[\d,.]*\s+(?:in|of|out of|against)\s+(?:every |the |each )?\d|\bnone of \d|\bhow many (?:people )?in 100\b",
    vague=r"\b(?:very )?(?:rare|rarely|common|commonly|uncommon|often|sometimes|occasional|occasionally|frequent|frequently|usual|usually|"
    r"unlikely|likely|seldom|few|some|many|most)\b",
    numbers=rf"\d|\b(?:{_ENGLISH_NUMBER}|half|a third|a quarter|none)\b",
    denied=r"\b(?:not|no|nor|never|nobody|none|nothing|neither|without|cannot|isn't|aren't|doesn't|don't|can't|yet to be)\b",
    promises=r"\b(?:breakthrough|miracle|revolutionary|game[- ]changer|guaranteed?|risk[- ]free|wonder (?:drug|cure)|"
    r"(?:no|without|free of|free from|zero) (?:any )?side[- ]effects|side[- ]effect[- ]free|"
    r"(?:completely|totally|perfectly|entirely|100\s?%) safe|"
    r"natural(?:ly)?,? (?:and )?(?:so |therefore |hence |which (?:is|means) )?(?:it is |they are )?safe|"
    r"safe because (?:\w+ ){0,3}natural|"
    r"exosomes?\b[^.]{0,40}\bstem[- ]cell (?:therapy|treatment)|stem[- ]cell (?:therapy|treatment)\b[^.]{0,20}\bexosomes?)\b",
    lasting=r"\b(?:permanent|permanently|for good|for ever|forever|for life|once and for all)\b",
    proven=r"\b(?:proven|proved|clinically tested)\b",
    approved=r"\b(?:FDA|EMA|MHRA)[- ]approved\b|\bapproved by the (?:\w+ ){0,3}(?:FDA|EMA|MHRA)\b",
)

_SPANISH = dict(
    chance=rf"\b(?P<n>\d+(?:[.,]\d+)*|{_SPANISH_NUMBER})\s+(?:personas? |hombres? |mujer(?:es)? )?(?:de|por) cada "
    rf"(?P<m>\d{{1,3}}(?:[.\s\u00a0\u202f]\d{{3}})+|\d[\d.,]*\d|\d|{_SPANISH_MORE}|cien|mil|un millón)\b",
    hundred=r"100|cien",
    units=r"\s*(?:%|por ciento\b|mg\b|ml\b|mm\b|cm\b|kg\b|°|/|-|–)|"
    r"\s+(?:a \d+ )?(?:segundos?|minutos?|horas?|días?|noches?|semanas?|mes(?:es)?|años?|sesion(?:es)?|visitas?|pasos?|partes?|fases?|"
    r"estudios?|ensayos?|informes?|grupos?)\b",
    relative=r"\b(?:el doble|el triple|la mitad) de (?:probab|veces|riesgo|frecuen|posibil)\w*|"
    r"\b(?:duplic|triplic)(?:a|an|ó|aron) (?:el|la|su) \w+|"
    r"\b\d+(?:,\d+)? veces (?:más|menos|mayor|menor)\b|"
    r"\b\d+(?:,\d+)?\s?(?:%|por ciento) (?:más|menos|mayor|menor)\b|"
    r"\b(?:aument|sub|baj|redu|cae|cay|disminuy)\w* (?:(?:cerca de|casi|hasta|alrededor de|más de|en) )*un "
    r"\d+(?:,\d+)?\s?(?:%|por ciento)",
    likely=r"\b(?:riesgos?|probabilidad(?:es)?|probables?|posibilidad(?:es)?)\b",
    counted=r"\b\d[\d.,\u00a0]*\s+(?:de|por|frente a)\s+(?:cada |los |las )?\d|\bninguno de \d|\bcuánt[oa]s (?:personas )?de cada 100\b",
    vague=r"\b(?:muy )?(?:rar[oa]s?|raramente|común|comunes|frecuentes?|frecuentemente|a menudo|a veces|ocasional(?:es)?|ocasionalmente|"
    r"habitual(?:es)?|habitualmente|poc[oa]s|algun[oa]s|much[oa]s|la mayoría|improbables?|probables?)\b",
    numbers=rf"\d|\b(?:{_SPANISH_NUMBER}|la mitad|un tercio|un cuarto|ningun[oa])\b",
    denied=r"\b(?:no|ni|nunca|nadie|ningún|ninguna|ninguno|nada|sin|tampoco|jamás|falta)\b",
    promises=r"\b(?:milagros?|milagros[oa]s?|revolucionari[oa]s?|garantizad[oa]s?|garantiza|"
    r"(?:sin|libre de|cero) (?:ningún )?(?:efectos? (?:secundarios?|adversos?)|riesgos?)|"
    r"(?:completamente|totalmente|100\s?%) segur[oa]s?|"
    r"natural(?:es)?,? (?:y )?(?:así que |por (?:lo )?tanto,? |por eso )?(?:es |son )?segur[oa]s?|"
    r"segur[oa]s? porque (?:\w+ ){0,3}natural(?:es)?|"
    r"exosomas?\b[^.]{0,40}\b(?:terapia|tratamiento) (?:con|de) células madre|"
    r"(?:terapia|tratamiento) (?:con|de) células madre\b[^.]{0,20}\bexosomas?)\b|\bavance (?:revolucionario|sin precedentes)\b",
    lasting=r"\b(?:permanentes?|permanentemente|para siempre|de por vida|definitiv[oa]s?|definitivamente)\b",
    proven=r"\b(?:demostrad[oa]s?|probad[oa]s? (?:clínica|científica)mente|clínicamente probad[oa]s?)\b",
    approved=r"\baprobad[oa]s? por (?:la |el )?(?:\w+ ){0,3}(?:FDA|EMA|MHRA)\b",
)

_TABLES = {"en": _ENGLISH, "es": _SPANISH}


@cache
def phrases(language: str) -> Phrases | None:
    """The table of this language, or None when it has none."""
    table = _TABLES.get(language)
    return Phrases(**{name: re.compile(pattern, re.IGNORECASE) for name, pattern in table.items()}) if table else None


def meant(found: re.Match[str], words: Phrases) -> bool:
    """Whether a phrase is said rather than denied: nothing just before it in its sentence, nor inside it, takes it back."""
    before = re.split(r"[.!?;:]", found.string[: found.start()])[-1]
    return not words.denied.search(" ".join(before.split()[-6:])) and not words.denied.search(found.group().split(" ", 1)[-1])
