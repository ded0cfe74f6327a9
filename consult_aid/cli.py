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
    from consult_aid.content.lint import Examination
    from consult_aid.content.load import Loaded
    from consult_aid.content.workshop import Workshop
    from consult_aid.visit import Visit

    Call = argparse.Namespace | SimpleNamespace

DONE, PROBLEMS, CANNOT = 0, 1, 2
PLAIN = SimpleNamespace(command="window", pack=None, overlay=None, lang=None, visit=None, author=False)
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
    if loaded.pack is None and arguments.author and not arguments.visit:
        visit, language = None, _own_language(arguments.lang)  # the author's page needs no pack
    else:
        pack = _usable(loaded)
        visit = _read_visit(arguments.visit, loaded, pack) if arguments.visit else None
        language = _language(arguments.lang, visit, pack)
    _ready_before_qt()
    gc.disable()  # what the start makes is there to stay; looking through it is a twentieth of the start. Later `ui.sweeper` does it

    from consult_aid.settings import Settings
    from consult_aid.ui.app import run
    from consult_aid.visit import Visit

    return run(loaded, visit or Visit(), Settings(), language, _workshop(arguments) if arguments.author else None)


def _workshop(arguments: Call) -> Workshop:
    from functools import partial

    from consult_aid.assets import overlay_of, shipped_pack
    from consult_aid.content.workshop import Workshop

    pack = arguments.pack or shipped_pack()
    overlay = arguments.overlay or overlay_of(pack)
    read, examine = partial(_load, arguments.pack, arguments.overlay), partial(_examined, pack, overlay)
    return Workshop(read, examine, (pack, overlay) if overlay else (pack,))


def _examined(pack: Path, overlay: Path | None) -> Examination:
    from consult_aid.content.lint import examine

    return examine(pack, overlay=overlay)


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

    out, visit = arguments.out, arguments.visit
    pack = arguments.pack or shipped_pack()
    _refuse_inside(out, (pack, arguments.overlay or overlay_of(pack)), "The handout", "--out")
    try:
        same = out.resolve() == visit.resolve() or (out.exists() and out.samefile(visit))
    except (OSError, RuntimeError) as problem:
        raise CannotDo("The name after --out cannot be used on this system; name another file.") from problem
    if same:
        raise CannotDo("The handout would overwrite the visit file; name another file after --out.")


def _refuse_inside(out: Path, folders: tuple[Path | None, ...], what: str, option: str) -> None:
    """Nothing is ever written into a pack or an overlay."""
    try:
        inside = any(folder.resolve() in out.resolve().parents for folder in folders if folder)
    except (OSError, RuntimeError) as problem:
        raise CannotDo(f"The name after {option} cannot be used on this system; name another file.") from problem
    if inside:
        raise CannotDo(f"{what} would be written into the content pack; name another folder after {option}.")


def _check(arguments: Call) -> int:
    import json

    from consult_aid.assets import overlay_of, shipped_pack
    from consult_aid.content.lint import examine
    from consult_aid.content.lint.summary import data, lines

    folder = arguments.folder or arguments.pack or shipped_pack()
    overlay = arguments.overlay or overlay_of(folder)
    if arguments.report:
        _refuse_inside(arguments.report, (folder, overlay), "The report", "--report")
    examined = examine(folder, overlay=overlay)
    if arguments.report:
        _report(arguments.report, examined, folder)
    if arguments.json:
        print(json.dumps(data(examined), indent=2, ensure_ascii=False))
    else:
        print("\n".join(lines(examined)))
    return PROBLEMS if examined.errors else DONE


def _report(file: Path, examined: Examination, folder: Path) -> None:
    import datetime

    from consult_aid.content.lint.report import report_page
    from consult_aid.handout import render, write

    page = report_page(examined, folder.resolve().name, datetime.date.today())
    write(render(page, {}), file, "report")


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


def _own_language(asked: str | None) -> str:
    """A language of the program itself, where there is no pack to tell."""
    from consult_aid.words import lexicon

    return lexicon(asked or "en").language


_COMMANDS = {"window": _window, "handout": _handout, "check": _check, "sign-off": _sign_off, "new": _new, "schema": _schema}
