"""Builds a small, complete content pack on knee pain in two languages, so that a test can change one thing and see what happens.

`check` finds nothing in it on the day TODAY.
"""

from __future__ import annotations

import datetime
from pathlib import Path

TODAY = datetime.date(2026, 6, 1)
"""A month after the pack's own dates."""

Change = str | bytes | tuple[str, str] | None

FILES: dict[str, str] = {
    "pack.yaml": """\
id: knee-pain
title: {en: Knee pain, es: Dolor de rodilla}
decision: {en: Which treatment to try first for a painful knee., es: Qué tratamiento probar primero para una rodilla dolorosa.}
languages: [en, es]
version: "1.0"
reviewed: 2026-05-04
review_due: 2099-05-04
update_policy: {en: We look at new studies every year., es: Cada año miramos los estudios nuevos.}
evidence: {en: We searched for reviews of trials., es: Buscamos revisiones de ensayos.}
funding: {en: The clinic paid. No maker of a treatment did., es: Pagó la clínica. Ningún fabricante pagó.}
authors:
  - name: Content team
    role: {en: Two physiotherapists, es: Dos fisioterapeutas}
disclaimer: {en: This sheet is not a diagnosis., es: Esta hoja no es un diagnóstico.}
help:
  - text: {en: Call us if the knee is hot and red., es: Llámenos si la rodilla está caliente y roja.}
    certainty: advice
next_steps:
  - {en: Think it over at home., es: Piénselo en casa.}
  - {en: Bring your questions next time., es: Traiga sus preguntas la próxima vez.}
countries:
  - id: us
    name: {en: United States, es: Estados Unidos}
topics: [how-a-knee-works]
options: [brace, exercise, no-treatment]
skins:
  - {id: light, name: {en: Light, es: Clara}, colours: ["#B4704F", "#F9DEC6"]}
  - {id: dark, name: {en: Dark, es: Oscura}, colours: ["#341B10", "#A3714F"]}
hairs:
  - {id: brown, name: {en: Brown, es: Castaño}, colours: ["#3B2418", "#C4A078"]}
  - {id: grey, name: {en: Grey, es: Gris}, colours: ["#76787C", "#D2D4D6"]}
""",
    "topics/how-a-knee-works.yaml": """\
title: {en: How a knee works, es: Cómo funciona una rodilla}
summary:
  text: {en: Smooth cartilage lets the bones glide., es: El cartílago liso deja deslizar los huesos.}
  certainty: established
  sources: [textbook-2020]
illustrations: [knee]
sections:
  - title: {en: What wears down, es: Qué se desgasta}
    claims:
      - text: {en: The cartilage can get thin., es: El cartílago puede adelgazar.}
        certainty: established
        sources: [textbook-2020]
  - title: {en: What you may have read, es: Lo que quizá ha leído}
    judged:
      - id: regrows
        says: {en: Cartilage grows back with broth., es: El cartílago vuelve a crecer con caldo.}
        verdict: unsupported
        why: {en: Nobody has tested it., es: Nadie lo ha probado.}
        certainty: very_low
        sources: [textbook-2020]
      - id: rest-heals
        says: {en: "A natural rest heals a knee in weeks.", es: Un descanso natural cura la rodilla en semanas.}
        verdict: contradicted
        why: {en: People who rested had more pain., es: Quienes descansaron tuvieron más dolor.}
        certainty: moderate
        sources: [review-2024]
questions:
  - {en: Is my cartilage thin?, es: ¿Es fino mi cartílago?}
""",
    "options/brace.yaml": """\
name: {en: Knee brace, es: Rodillera}
short: {en: Brace, es: Rodillera}
hue: "#6B4FA0"
shape: ring
kind: {en: A thing to wear, es: Algo que se lleva}
summary:
  text: {en: A sleeve holds the knee., es: Una funda sujeta la rodilla.}
  certainty: low
  sources: [review-2024]
notice:
  text: {en: A brace is an aid and not a cure., es: La rodillera ayuda pero no cura.}
  certainty: established
  sources: [textbook-2020]
illustrations: [knee]
mechanism:
  - text: {en: It may guide the bones., es: Puede guiar los huesos.}
    certainty: plausible
    sources: [textbook-2020]
benefits:
  - text: {en: Some people walk with less pain., es: Algunas personas caminan con menos dolor.}
    certainty: low
    sources: [review-2024]
harms:
  - what: {en: Sore skin, es: Piel irritada}
    frequency: {en: 10 in 100 people, es: 10 de cada 100 personas}
    sources: [review-2024]
  - what: {en: A blood clot, es: Un coágulo}
    frequency: {en: Not known, es: No se sabe}
    serious: true
    state: not_known
    sources: []
outcomes:
  - id: less-pain
    title: {en: People with less pain, es: Personas con menos dolor}
    kind: benefit
    n: 30
    per: 100
    comparator:
      name: {en: no brace, es: sin rodillera}
      n: 22
    time: {en: after 6 months, es: a los 6 meses}
    certainty: low
    people: 240
    studied: {en: People over 50 with a painful knee, es: Personas de más de 50 años con dolor de rodilla}
    exact: "36/120 against 26/120"
    note: {en: The study was small., es: El estudio fue pequeño.}
    sources: [review-2024]
suits:
  - text: {en: People with pain on one side., es: Personas con dolor de un lado.}
    certainty: low
    sources: [review-2024]
not_for:
  - text: {en: People with poor blood flow in the legs., es: Personas con mala circulación en las piernas.}
    certainty: advice
approvals:
  - country: us
    status: approved
    text: {en: Sold as a simple device., es: Se vende como producto sencillo.}
    checked: 2026-05-04
    sources: [review-2024]
unknown:
  - text: {en: Nobody knows how it does after five years., es: Nadie sabe cómo va a los cinco años.}
    certainty: not_known
    sources: [review-2024]
questions:
  - {en: Which size do I need?, es: ¿Qué talla necesito?}
values:
  effort:
    text: {en: Put it on each day., es: Se pone cada día.}
    sources: [textbook-2020]
  cost:
    text: {en: Not known, es: No se sabe}
    state: not_known
  body:
    text: {en: The sleeve can feel warm and tight., es: La funda puede dar calor y apretar.}
    sources: [textbook-2020]
  mind:
    text: {en: We found nothing on this., es: No encontramos nada sobre esto.}
    state: not_known
  people:
    text: {en: Others may see it., es: Otras personas pueden verla.}
    sources: [textbook-2020]
""",
    "options/exercise.yaml": """\
name: {en: Exercise with a physiotherapist, es: Ejercicio con fisioterapeuta}
short: {en: Exercise, es: Ejercicio}
hue: "#0B6468"
shape: diamond
kind: {en: Training, es: Entrenamiento}
summary:
  text: {en: You train the thigh muscles., es: Se entrenan los músculos del muslo.}
  certainty: moderate
  sources: [review-2024]
illustrations: [knee]
benefits:
  - text: {en: Many people have less pain., es: Muchas personas tienen menos dolor.}
    certainty: moderate
    sources: [review-2024]
harms:
  - what: {en: Sore muscles, es: Agujetas}
    frequency: {en: 20 in 100 people at first, es: 20 de cada 100 personas al principio}
    sources: [review-2024]
outcomes:
  - id: less-pain
    title: {en: People with less pain, es: Personas con menos dolor}
    kind: benefit
    n: 47
    comparator:
      name: {en: no exercise, es: sin ejercicio}
      n: 32
    time: {en: after 6 months, es: a los 6 meses}
    certainty: moderate
    people: 1200
    studied: {en: People over 50 with a painful knee, es: Personas de más de 50 años con dolor de rodilla}
    sources: [review-2024]
approvals:
  - country: us
    status: not_applicable
    text: {en: Exercise needs no approval., es: El ejercicio no necesita permiso.}
unknown:
  - text: {en: Nobody knows which exercise is best., es: Nadie sabe qué ejercicio es el mejor.}
    certainty: not_known
    sources: [review-2024]
questions:
  - {en: How long should I train?, es: ¿Cuánto tiempo debo entrenar?}
values:
  effort:
    text: {en: Train three times a week., es: Entrenar tres veces por semana.}
    certainty: moderate
    sources: [review-2024]
  cost:
    text: {en: Not known, es: No se sabe}
    state: not_known
  body:
    text: {en: Your legs may ache after training., es: Las piernas pueden doler tras entrenar.}
    sources: [review-2024]
  mind:
    text: {en: We found nothing on this., es: No encontramos nada sobre esto.}
    state: not_known
  people:
    text: {en: You can train in a group., es: Se puede entrenar en grupo.}
    sources: [review-2024]
""",
    "options/no-treatment.yaml": """\
name: {en: No treatment for now, es: Sin tratamiento por ahora}
short: {en: No treatment, es: Sin tratamiento}
hue: "#5B6770"
shape: bar
kind: {en: Wait and see, es: Esperar y ver}
summary:
  text: {en: You can wait and see., es: Puede esperar y ver.}
  certainty: established
  sources: [textbook-2020]
benefits:
  - text: {en: It costs no time., es: No cuesta tiempo.}
    certainty: established
    sources: [textbook-2020]
harms:
  - what: {en: The pain may stay, es: El dolor puede seguir}
    frequency: {en: Not known, es: No se sabe}
    state: not_known
    sources: []
outcomes:
  - id: course
    title: {en: People whose pain eases by itself, es: Personas a las que se les pasa solo}
    kind: course
    n: null
    certainty: not_known
    note: {en: Nobody has counted it well., es: Nadie lo ha contado bien.}
    sources: []
approvals:
  - country: us
    status: not_applicable
    text: {en: There is nothing to approve., es: No hay nada que aprobar.}
unknown:
  - text: {en: Nobody knows who gets better without help., es: Nadie sabe quién mejora sin ayuda.}
    certainty: not_known
    sources: [review-2024]
questions:
  - {en: When should we look again?, es: ¿Cuándo volvemos a mirar?}
values:
  effort:
    text: {en: None, es: Ninguno}
    state: not_applicable
  cost:
    text: {en: None, es: Ninguno}
    state: not_applicable
  body:
    text: {en: The knee stays as it is., es: La rodilla sigue como está.}
    state: not_applicable
  mind:
    text: {en: We found nothing on this., es: No encontramos nada sobre esto.}
    state: not_known
  people:
    text: {en: We found nothing on this., es: No encontramos nada sobre esto.}
    state: not_known
""",
    "attributes.yaml": """\
reading_help: {en: Read across. Do not rank numbers from different studies., es: Lea de lado. No compare números de estudios distintos.}
groups:
  - id: living
    title: {en: Living with it, es: Vivir con ello}
  - id: results
    title: {en: What to expect, es: Qué esperar}
rows:
  - id: effort
    title: {en: What you do, es: Qué hace usted}
    group: living
  - id: cost
    title: {en: Cost, es: Coste}
    group: living
  - id: body
    title: {en: How it feels, es: Qué se siente}
    group: living
    living: body
  - id: mind
    title: {en: Mood, es: Ánimo}
    group: living
    living: mind
  - id: people
    title: {en: Other people, es: Otras personas}
    group: living
    living: social
  - id: chances
    title: {en: Chances, es: Probabilidades}
    group: results
    kind: outcomes
  - id: harms
    title: {en: Harms, es: Daños}
    group: results
    kind: harms
  - id: approval-us
    title: {en: Approved in the United States?, es: ¿Aprobado en Estados Unidos?}
    group: results
    kind: approval
    country: us
  - id: unknowns
    title: {en: What is not known, es: Qué no se sabe}
    group: results
    kind: unknown
pairs:
  - options: [brace, exercise]
    text: {en: We found no finished study., es: No hallamos ningún estudio terminado.}
    state: not_known
    sources: []
""",
    "glossary.yaml": """\
terms:
  - id: cartilage
    term: {en: cartilage, es: cartílago}
    meaning: {en: The smooth layer on the ends of bones., es: La capa lisa en los extremos de los huesos.}
    sources: [textbook-2020]
""",
    "priorities.yaml": """\
priorities:
  - id: little-effort
    title: {en: Little effort, es: Poco esfuerzo}
    rows: [effort]
  - id: low-cost
    title: {en: Low cost, es: Bajo coste}
    rows: [cost]
""",
    "sources.yaml": """\
sources:
  - id: textbook-2020
    authors: A team of anatomists
    year: 2020
    title: The joints
    publisher: A publisher
    kind: textbook
    verified: true
  - id: review-2024
    authors: A review group
    year: 2024
    title: "Knee pain: a review of trials"
    url: https://example.org/review
    kind: systematic review
    verified: true
""",
    "illustrations/knee.yaml": """\
title: {en: A knee from the side, es: Una rodilla de lado}
alt: {en: Two bones meet. A thin smooth layer lies between them., es: Dos huesos se juntan. Entre ellos hay una capa lisa y fina.}
sources: [textbook-2020]
callouts:
  - id: bone
    label: {en: Thigh bone, es: Fémur}
    anchor: [300, 60]
    to: [200, 80]
  - id: layer
    label: {en: "Cartilage\\n(smooth layer)", es: "Cartílago\\n(capa lisa)"}
    anchor: [300, 150]
    to: [200, 150]
    side: right
steps:
  - title: {en: The bones, es: Los huesos}
    caption: {en: Two bones meet here., es: Aquí se juntan dos huesos.}
    highlight: [bones]
    callouts: [bone]
    certainty: established
  - title: {en: The smooth layer, es: La capa lisa}
    caption: {en: A smooth layer lets them glide., es: Una capa lisa los deja deslizar.}
    highlight: [cartilage]
    callouts: [layer]
""",
    "illustrations/knee.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">
  <g id="bones">
    <path d="M160 20 H240 V140 H160 Z" fill="#E8D9B8" stroke="#6E5A30" stroke-width="4"/>
    <path d="M160 160 H240 V280 H160 Z" fill="#E8D9B8" stroke="#6E5A30" stroke-width="4"/>
  </g>
  <g id="cartilage">
    <rect x="160" y="140" width="80" height="20" fill="#7FB7C9"/>
  </g>
</svg>
""",
}


def write_pack(folder: Path, **changes: Change) -> Path:
    """Writes the pack into `folder`/knee-pain and returns that path.

    A change is named by its file: `write_pack(tmp_path, **{"pack.yaml": ("old text", "new text")})` exchanges a text that must be there;
    a text or bytes are the whole file; None leaves the file out.
    """
    pack = folder / "knee-pain"
    for name in dict.fromkeys((*FILES, *changes)):
        text = FILES.get(name)
        change = changes.get(name, text)
        if change is None:
            continue
        if isinstance(change, tuple):
            old, new = change
            assert text is not None and old in text, f"{name} does not hold {old!r}"
            change = text.replace(old, new, 1)
        path = pack / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(change if isinstance(change, bytes) else change.encode())
    return pack
