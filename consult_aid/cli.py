"""The command line: the window, `handout`, `check`, `sign-off`, `new` and `schema`.

Qt, YAML and ReportLab are imported only by the command that needs them.

Exit codes: 0 done, 1 problems found, 2 cannot do it (one plain sentence on stderr, never a traceback).
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from consult_aid.display import has_display
from consult_aid.errors import CannotDo

if TYPE_CHECKING:
    import argparse

    from consult_aid.content.facts import Pack
    from consult_aid.content.load import Loaded
    from consult_aid.visit import Visit

    Call = argparse.Namespace | SimpleNamespace

DONE, PROBLEMS, CANNOT = 0, 1, 2
PLAIN = SimpleNamespace(command="window", pack=None, overlay=None, lang=None, visit=None)
"""A start without a word, as from an icon: it needs no parser, which takes 5 % of the start."""


def main(argv: list[str] | None = None) -> int:
    """Runs the command line and returns the exit code."""
    given = sys.argv[1:] if argv is None else argv
    try:
        call = _understood(given)
        return _COMMANDS[call.command](call)
    except CannotDo as reason:
        print(f"consult-aid: {reason}", file=sys.stderr)
        return CANNOT
    except BrokenPipeError:  # the reader of our output went away, as in `consult-aid check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CANNOT
    except KeyboardInterrupt:
        return 130
    except Exception as fault:  # a bug: say where, without words that may be a patient's
        import traceback

        place = traceback.extract_tb(fault.__traceback__)[-1]
        print(
            f"consult-aid: A fault in the program stopped it ({type(fault).__name__} in {Path(place.filename).name}, line {place.lineno}); "
            "nothing was written. Please report this line.",
            file=sys.stderr,
        )
        return CANNOT


def _understood(words: list[str]) -> Call:
    if not words:
        return PLAIN
    from consult_aid.call import read_call

    return read_call(words)


def _window(arguments: Call) -> int:
    if not has_display():
        raise CannotDo(
            "There is no display to open a window on; 'consult-aid handout --visit FILE --out FILE' writes the sheet without one."
        )
    loaded = _load(arguments.pack, arguments.overlay)
    pack = _usable(loaded)
    visit = _read_visit(arguments.visit, loaded, pack) if arguments.visit else None
    language = _language(arguments.lang, visit, pack)
    _ready_before_qt()
    gc.disable()  # what the start makes is there to stay: looking through it costs a twentieth of the start; `run` turns it on again

    from consult_aid.settings import Settings
    from consult_aid.ui.app import run
    from consult_aid.visit import Visit

    return run(loaded, visit or Visit(), Settings(), language)


def _ready_before_qt() -> None:
    """Imports what the first paint needs and what does not know Qt. Once PySide is there it reads the source of every module that is
    imported, which costs more than the import itself."""
    from consult_aid import plain, words  # noqa: F401
    from consult_aid.compose import topic  # noqa: F401


def _handout(arguments: Call) -> int:
    loaded = _load(arguments.pack, arguments.overlay)
    pack = _usable(loaded)
    visit = _read_visit(arguments.visit, loaded, pack)
    language = _language(arguments.lang, visit, pack)
    _refuse_overwriting(arguments)

    from consult_aid.compose.handout import handout_page
    from consult_aid.handout import render, write

    write(render(handout_page(pack, visit, language), pack.art, arguments.paper, arguments.size), arguments.out)
    return DONE


def _refuse_overwriting(arguments: Call) -> None:
    """A sheet never replaces the visit it was made from, or a file of the pack or of the overlay."""
    from consult_aid.assets import overlay_of, shipped_pack

    out, visit, pack = arguments.out, arguments.visit, arguments.pack or shipped_pack()
    try:
        overlay = arguments.overlay or overlay_of(pack)
        place, folders = out.resolve(), [folder.resolve() for folder in (pack, overlay) if folder]
        same = place == visit.resolve() or (out.exists() and out.samefile(visit))
    except (OSError, RuntimeError) as problem:
        raise CannotDo("The name after --out cannot be used on this system; name another file.") from problem
    if same:
        raise CannotDo("The handout would overwrite the visit file; name another file after --out.")
    if any(folder in place.parents for folder in folders):
        raise CannotDo("The handout would be written into the content pack; name another folder after --out.")


def _check(arguments: Call) -> int:
    import dataclasses
    import json

    from consult_aid.content.lint.scores import scores

    loaded = _load(arguments.folder or arguments.pack, arguments.overlay)
    results = scores(loaded.pack) if loaded.pack else ()
    errors = sum(problem.severity == "error" for problem in loaded.problems)
    if arguments.json:
        report = {
            "problems": [dataclasses.asdict(problem) for problem in loaded.problems],
            "standing": loaded.pack.standing if loaded.pack else None,
            "scores": [dataclasses.asdict(score) for score in results],
        }
        print(json.dumps(report, indent=2, ensure_ascii=False))
    else:
        for problem in loaded.problems:
            print(problem if problem.severity == "error" else f"{problem} (warning)")
        print(f"{errors} errors, {len(loaded.problems) - errors} warnings")
        if loaded.pack:
            print(_standing(loaded.pack))
        for score in results:
            print(score)
    return PROBLEMS if errors else DONE


def _standing(pack: Pack) -> str:
    signed = pack.sign_off
    if signed is None:
        return "Not signed off by a clinician"
    held = {"signed": "", "changed": ", but the content has changed since", "over": ", which has passed"}[pack.standing]
    return f"Signed off by {signed.by} ({signed.role}) on {signed.date.isoformat()} until {signed.until.isoformat()}{held}"


def _sign_off(arguments: Call) -> int:
    import datetime

    from consult_aid.assets import overlay_of
    from consult_aid.content.sign_off import place_of, sign
    from consult_aid.plain import one_line

    folder = arguments.folder
    overlay = arguments.overlay or overlay_of(folder)
    loaded = _load(folder, overlay)
    signed = sign(loaded, folder, arguments.by, arguments.role, arguments.until, datetime.date.today())
    pack = _usable(loaded)
    title = pack.manifest.title[pack.manifest.languages[0]]
    over = f", with the changes in {one_line(str(overlay))}" if overlay else ""
    print(f"Signed: '{title}', version {signed.version}{over}, by {signed.by} ({signed.role}), until {signed.until.isoformat()}.")
    print(f"The signature is kept in {one_line(str(place_of(folder)))}. Any change of a word makes it void.")
    return DONE


def _new(arguments: Call) -> int:
    import datetime

    from consult_aid.content.new_pack import write_new_pack
    from consult_aid.plain import one_line

    write_new_pack(arguments.folder, datetime.date.today())
    name = one_line(str(arguments.folder))
    print(f"A pack to start from is in {name}. Look at it with 'consult-aid --pack {name}', check it with 'consult-aid check {name}'.")
    return DONE


def _schema(_arguments: Call) -> int:
    import json

    from consult_aid.content.schema import json_schemas

    print(json.dumps(json_schemas(), indent=2, ensure_ascii=False))
    return DONE


def _load(folder: Path | None, overlay: Path | None) -> Loaded:
    from consult_aid.assets import cache_folder, overlay_of, shipped_pack
    from consult_aid.content.load import load

    pack = folder or shipped_pack()
    return load(pack, cache_folder(), overlay=overlay or overlay_of(pack))


def _usable(loaded: Loaded) -> Pack:
    if loaded.pack is None:
        first = next(problem for problem in loaded.problems if problem.severity == "error")
        raise CannotDo(f"The content pack cannot be used: {first}. 'consult-aid check' lists everything.")
    return loaded.pack


def _read_visit(file: Path, loaded: Loaded, pack: Pack) -> Visit:
    from consult_aid.content.visit_file import check_ids, read_visit

    visit = read_visit(file)
    try:
        check_ids(visit, pack, file)
    except CannotDo as reason:
        if any(problem.severity == "error" for problem in loaded.problems):
            raise CannotDo(f"{reason} Parts of the pack have errors and were left out: 'consult-aid check' lists them.") from None
        raise
    return visit


def _language(asked: str | None, visit: Visit | None, pack: Pack) -> str:
    wanted = asked or (visit.language if visit else "") or pack.manifest.languages[0]
    if wanted not in pack.manifest.languages:
        raise CannotDo(f"This pack is not written in '{wanted}'; use one of: {', '.join(pack.manifest.languages)}.")
    return wanted


_COMMANDS = {"window": _window, "handout": _handout, "check": _check, "sign-off": _sign_off, "new": _new, "schema": _schema}
