"""What the command line accepts. A start without a word, as from an icon, does without it."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import NoReturn, get_args

from consult_aid.errors import CannotDo
from consult_aid.theme import PaperName, SizeName


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the call in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise CannotDo(f"{message[:1].upper()}{message[1:].rstrip('.')}; see '{self.prog} --help'.")


def read_call(words: list[str]) -> argparse.Namespace:
    """The call as values; `command` is its name, "window" where none is named. Raises CannotDo when it cannot be understood."""
    return _parser().parse_args(words)


def _parser() -> Parser:
    parser = Parser(prog="consult-aid", description="Explain, compare and print: an offline consultation aid.")
    parser.set_defaults(command="window")
    _pack_and_language(parser)
    parser.add_argument("--visit", type=Path, metavar="FILE", help="visit file to open")
    parser.add_argument("--author", action="store_true", help="show what 'check' finds, and follow every change of the pack's files")
    commands = parser.add_subparsers(title="commands", metavar="")

    handout = commands.add_parser("handout", help="write the handout of a visit as PDF")
    handout.add_argument("--visit", type=Path, metavar="FILE", required=True, help="visit file (YAML)")
    handout.add_argument("--out", type=Path, metavar="FILE", required=True, help="PDF to write")
    handout.add_argument("--paper", choices=get_args(PaperName), default="a4")
    handout.add_argument("--size", choices=get_args(SizeName), default="standard", help="text size")
    _pack_and_language(handout, argparse.SUPPRESS)
    handout.set_defaults(command="handout")

    check = commands.add_parser("check", help="find every problem of a content pack and score it")
    check.add_argument("folder", type=Path, nargs="?", metavar="PACK_DIR", help="folder of the pack (default: the shipped one)")
    check.add_argument("--json", action="store_true", help="the same as JSON")
    _overlay(check, argparse.SUPPRESS)
    check.add_argument("--report", type=Path, metavar="FILE", help="also write a one-page PDF to file")
    check.set_defaults(command="check")

    sign = commands.add_parser("sign-off", help="sign a content pack that you have read and stand by")
    sign.add_argument("folder", type=Path, metavar="PACK_DIR", help="folder of the pack")
    sign.add_argument("--by", metavar="NAME", required=True, help="who signs")
    sign.add_argument("--role", metavar="ROLE", required=True, help="profession and post of who signs")
    sign.add_argument("--until", type=_date, metavar="DATE", help="last day on which it counts (default: when the content's review is due)")
    _overlay(sign, argparse.SUPPRESS)
    sign.set_defaults(command="sign-off")

    new = commands.add_parser("new", help="write a small content pack to start from")
    new.add_argument("folder", type=Path, metavar="PACK_DIR", help="folder to make; its name is the pack's id")
    new.set_defaults(command="new")

    schema = commands.add_parser("schema", help="print the JSON Schema of each kind of pack file")
    schema.set_defaults(command="schema")
    return parser


def _date(text: str) -> datetime.date:
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise argparse.ArgumentTypeError("write the day like 2027-11-23") from None


def _overlay(parser: Parser, default: str | None = None) -> None:
    words = "folder of a clinic's own changes to the pack (default: overlays/<pack> in your settings folder, if it is there)"
    parser.add_argument("--overlay", type=Path, metavar="DIR", default=default, help=words)


def _pack_and_language(parser: Parser, default: str | None = None) -> None:
    """The same two options before and after a command; after it they win (SUPPRESS keeps what stood before)."""
    parser.add_argument("--pack", type=Path, metavar="DIR", default=default, help="folder of the content pack (default: the shipped one)")
    _overlay(parser, default)
    parser.add_argument("--lang", metavar="CODE", default=default, help="language of the page, for example en")
