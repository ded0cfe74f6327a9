"""Pages built by hand, with a tiny handmade picture, for the tests of the handout."""

from __future__ import annotations

from dataclasses import replace

from consult_aid.illustration import Art, Form, Label, Part, Stroke
from consult_aid.pages import (
    Badge,
    Bullets,
    Cell,
    Column,
    Figure,
    Footer,
    Frame,
    Heading,
    IconArray,
    Judgement,
    Judgements,
    Letterhead,
    Line,
    Mark,
    NewPage,
    Notice,
    Page,
    RowGroup,
    SourceList,
    Statement,
    Table,
    TableRow,
    Text,
    Writing,
)

VERY_LOW = Mark("Very low certainty", 1, "very_low")
LOW = Mark("Low certainty", 2, "low")
HIGH = Mark("High certainty", 4, "high")
UNKNOWN = Mark("Not known", 0, "not_known")
THEORY = Mark("In theory, not proven", None, "plausible")
UNPRINTABLE = "Some characters could not be printed and are shown as {shown}. Please write them in by hand."


def _form(colour: str, alpha: bool = False, shading: bool = False) -> Form:
    ops = f"q {'/g1 gs ' if alpha else ''}{colour} rg 100 100 400 300 re f Q"
    if shading:
        ops += " q 600 100 400 300 re W n /s1 sh Q"
    return Form(
        ops,
        {"g1": (0.5, 1.0)} if alpha else {},
        {"s1": ((600.0, 100.0, 1000.0, 100.0), ((0.0, (1.0, 0.8, 0.8)), (0.4, (0.6, 0.2, 0.2)), (1.0, (0.2, 0.2, 0.6))))}
        if shading
        else {},
    )


SKIN = Part(
    "skin", "<g/>", "<g/>", Form("0.97 0.88 0.82 rg 0 0 1200 700 re f", {}, {}), Form("0.99 0.97 0.95 rg 0 0 1200 700 re f", {}, {})
)
ROOT = Part("root", "<g/>", "<g/>", _form("0.6 0.3 0.2", alpha=True, shading=True), _form("0.9 0.8 0.8"))
ART = {"follicle": Art(1200.0, 700.0, "", (SKIN, ROOT))}

LABELS = (
    Label("Hair shaft", (690.0, 58.0), (622.0, 66.0), "right"),
    Label("Matrix\n(builds the hair)", (420.0, 620.0), (520.0, 560.0), "left"),
    Label("Oil gland", (840.0, 300.0), (722.0, 300.0), "right"),
    Label("Muscle", (840.0, 330.0), (770.0, 312.0), "right"),
    Label("Papilla", (1190.0, 690.0), (900.0, 600.0), "right"),
)
INK = (
    Stroke("pen", "#B4472E", 6.0, ((200.0, 200.0), (300.0, 260.0), (380.0, 210.0), (460.0, 300.0))),
    Stroke("highlighter", "#F2C200", 40.0, ((620.0, 180.0), (960.0, 190.0))),
    Stroke("arrow", "#0B6468", 8.0, ((1000.0, 600.0), (760.0, 420.0))),
    Stroke("pen", "#000000", 10.0, ((50.0, 50.0),)),
)
FIGURE = Figure(
    "follicle",
    "How a hair is built",
    "A cut through scalp skin with one hair root.",
    Frame("Whole picture", "", (), LABELS, ink=INK),
    (
        Frame("The hair you see", "The hair leaves the skin here.", ("skin",), LABELS[:1]),
        Frame("The root", "Cells in the root build the hair.", ("root",), LABELS[1:3], THEORY, INK[:1]),
        Frame("The end", "The hair falls and a new one starts.", (), (), UNKNOWN),
    ),
    (0, 2),
    "Lab finding, not shown in people",
    (1,),
)

EXOSOME, PRP, MINOXIDIL, NONE = ("diamond", "#6B4FA0"), ("drop", "#B4472E"), ("square", "#0B6468"), ("ring", "#5B6770")
ARRAY = IconArray(
    "Women who saw clear regrowth",
    26,
    100,
    "26 in 100",
    "14 in 100 with a dummy liquid",
    14,
    ("After 48 weeks", "381 people studied", "These numbers come from one study and must not be ranked."),
    LOW,
    "benefit",
    MINOXIDIL,
    (2, 3),
)
NO_NUMBER = IconArray("People who kept their hair", None, 100, "Not known", facts=("No trial counted it.",), mark=UNKNOWN, cites=(1,))


JUDGED = Judgements(
    tuple(
        Judgement(kind, f"“{said}.”", verdict, kind, Line(f"Because of {kind} reasons.", mark=LOW, cites=(2,)))
        for kind, said, verdict in (
            ("supported", "Cells let them out", "Supported"),
            ("partly", "It is hardly invasive", "Partly"),
            ("unsupported", "They wake roots better", "Unsupported: no good evidence either way"),
            ("contradicted", "They carry less risk", "Contradicted"),
        )
    )
)


def table(columns: int = 2, rows: int = 6, long: int = 0) -> Table:
    """A comparison of so many options; with `long`, one cell holds so many sentences."""
    heads = (
        Column("exosome", "Exosomes", "Product from donor cells", EXOSOME, Badge("Not approved · United States", "bad")),
        Column("prp", "PRP", "Your own blood", PRP, Badge("Off-label use · United States", "caution")),
        Column("minoxidil", "Minoxidil", "Medicine, over the counter", MINOXIDIL, Badge("Approved · United States", "good")),
        Column("none", "No treatment", "", NONE),
    )[:columns]
    answers = (
        Cell((Line("Vesicles from donor cells, grown in a laboratory.", cites=(1,)),)),
        Cell((Line("Platelets and growth factors from your own blood.", mark=LOW, cites=(2, 3)),)),
        Cell((Line("A liquid or foam.", badge=Badge("Small study", "neutral")),), state="small_study"),
        Cell((Line("Nobody has measured this.", badge=Badge("Not known", "unknown")),), state="not_known"),
    )
    made = [
        TableRow(
            f"What is question {number} about",
            tuple(answers[(number + place) % 4] for place in range(columns)),
            "No needles" * (number == 2),
        )
        for number in range(1, rows + 1)
    ]
    made[0] = replace(made[0], cells=(Cell(arrays=(ARRAY,)), *made[0].cells[1:-1], Cell(arrays=(NO_NUMBER,))))
    if long:
        made[-1] = replace(made[-1], cells=(Cell((Line("This sentence stands in a very tall cell. " * long),)), *made[-1].cells[1:]))
    half = len(made) // 2
    return Table(
        "Side by side", "Question", heads, (RowGroup("What it is", tuple(made[:half])), RowGroup("What it does", tuple(made[half:])))
    )


LETTERHEAD = Letterhead(
    "Harbour Hair Clinic",
    ("12 Quay Street, Porto", "+351 555 0100 · hello@harbour.example"),
    ("For Ana Sample", "12 March 2027", "With Dr Example"),
)
FOOTER = Footer("Not a diagnosis · Content 2027.1, reviewed 1 March 2027, next review by 1 March 2028", "Page {page} of {pages}")


def every_block() -> Page:
    """A page that uses every block in each of its ways."""
    blocks = (
        Heading("Here is what we talked about", 1),
        Text("We looked at: How hair grows. We compared: Exosomes, PRP.", "quiet"),
        Notice("caution", "Not yet signed off by a clinician", (Line("No clinician has signed off this content yet."),)),
        Heading("What matters most to you", 2),
        Bullets((Line("Proof that it works"), Line("No daily routine")), "numbers"),
        Notice("yours", "A note for you", (Line("You asked whether you can keep swimming:\nyes, after 48 hours."),)),
        Heading("Your next steps", 2),
        Bullets((Line("Blood test before the next visit"), Line("Bring your list of medicines (2 April)")), "boxes"),
        Writing("Write your own steps here.", 2),
        Heading("When to get help", 2),
        Bullets(
            (
                Line("Call us if the skin is hot or red.", cites=(4,)),
                Line("Bleeding does not stop.", lead="Serious:", badge=Badge("Not known", "unknown")),
            )
        ),
        NewPage(),
        Heading("Exosome therapy", 2, EXOSOME),
        Text("Product made from donor cells", "quiet", (1, 2)),
        Statement(
            Line("Tiny packages released by donor cells are placed in the scalp. Early studies are small.", mark=VERY_LOW, cites=(1, 2, 4)),
            "lead",
        ),
        FIGURE,
        Heading("Good points", 3),
        Bullets(
            (Line("Hair looked thicker in small studies.", mark=VERY_LOW, cites=(1,)), Line("It may work without needles.", mark=THEORY))
        ),
        ARRAY,
        NO_NUMBER,
        JUDGED,
        IconArray(
            "People with redness",
            5,
            100,
            "5 in 100",
            "No other group to compare with",
            facts=("After 4 weeks",),
            mark=HIGH,
            kind="harm",
            sign=PRP,
        ),
        Notice(
            "unknown",
            "What nobody knows yet",
            (Line("How long it lasts.", cites=(2,)), Line("Whether it is safe over years.", mark=UNKNOWN)),
        ),
        Notice("info", "How to read this", (Line("Four circles say how sure we are."),)),
        Statement(Line("The agency has not approved it.", badge=Badge("Not approved · United States", "bad"), mark=HIGH, cites=(3,))),
        Heading("Side by side", 2),
        Text("Numbers from different studies must not be ranked.", "quiet"),
        table(),
        Heading("Sources", 2),
        SourceList(
            tuple((n, f"Author {n} (202{n}). A study of hair. Journal of Hair. https://doi.example/10.1000/hair.{n}") for n in range(1, 5))
        ),
    )
    return Page("Hair loss: what we talked about", "en", blocks, LETTERHEAD, FOOTER, UNPRINTABLE)


def page_of(*blocks: object, letterhead: Letterhead | None = LETTERHEAD) -> Page:
    """A page of just these blocks."""
    return Page("A page", "en", tuple(blocks), letterhead, FOOTER, UNPRINTABLE)  # type: ignore[arg-type]
