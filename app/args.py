"""The command line. Nothing here imports Qt, so that commands which need no window work where it can't load."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import NAME, VERSION

COMMANDS = ("snapshot", "check", "import", "show", "search", "export", "doctor")

EXPORTED = ("panes", "timeline", "spectrum", "overview", "differences", "figures", "story", "glossary", "corrections")


def _size(text: str) -> tuple[int, int]:
    """``1440x900`` as two numbers; raises the error that argparse turns into a sentence."""
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit()) or not (320 <= int(width) <= 7680 and 240 <= int(height) <= 4320):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1440x900 (from 320x240 to 7680x4320)")
    return int(width), int(height)


def _scale(text: str) -> int:
    """A text scale in per cent, 60 to 300."""
    if not text.isdigit() or not 60 <= int(text) <= 300:
        raise argparse.ArgumentTypeError(f"{text!r} is not a text scale in per cent from 60 to 300, such as 150")
    return int(text)


def _years(text: str) -> tuple[float, float]:
    """``1917-1924`` as a stretch of time: from New Year of the first to the end of the last."""
    first, _, last = text.partition("-")
    if not (first.isdigit() and last.isdigit()) or not 1000 <= int(first) <= int(last) <= 2999:
        raise argparse.ArgumentTypeError(f"{text!r} is not a stretch of years such as 1917-1924")
    return float(first), float(last) + 1.0


def _library(parser: argparse.ArgumentParser) -> None:
    """``--library`` before or after the command's name: a sub-parser must not overwrite what came first."""
    parser.add_argument("--library", metavar="FOLDER", type=Path, default=argparse.SUPPRESS, help="use the library in this folder")


def build() -> argparse.ArgumentParser:
    """The whole command line as a parser."""
    parser = argparse.ArgumentParser(prog="main.py", description=f"{NAME}: historians side by side on a contested question, offline.")
    parser.add_argument("--version", action="version", version=f"{NAME} {VERSION}")
    parser.add_argument("--scratch", action="store_true", help="start with a throw-away library and settings")
    parser.add_argument("--gallery", action="store_true", help="show each part of the window alone")
    _library(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    snapshot = commands.add_parser("snapshot", help="draw the window into a PNG file, without a display")
    snapshot.add_argument("out", metavar="OUT.png", type=Path)
    snapshot.add_argument("--view", default="panes", help="panes, timeline, table, present, overview, differences, figures, story, glossary, corrections or search")
    snapshot.add_argument("--query", metavar="WORDS", help="what stands in the search box, with --view search")
    snapshot.add_argument("--density", choices=("text", "headlines"), default="text")
    snapshot.add_argument("--size", type=_size, default=(1440, 900), metavar="WIDTHxHEIGHT")
    snapshot.add_argument("--debate", metavar="ID")
    snapshot.add_argument("--voices", metavar="ID,ID,…", help="the panes, by id: pipes,kotkin")
    snapshot.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    snapshot.add_argument("--light-page", action="store_true", help="keep the panes light in a dark window")
    snapshot.add_argument("--text-scale", type=_scale, default=100, metavar="PERCENT")
    snapshot.add_argument("--coding", choices=("on", "off"), default="on")
    snapshot.add_argument("--detail", metavar="KIND:ID", help="open the side panel, for instance voice:kotkin or coding:")
    snapshot.add_argument("--at", metavar="THEME", help="scroll to a theme, for instance terror")
    snapshot.add_argument("--arrangement", choices=("columns", "rows"), default="columns")
    snapshot.add_argument("--turned", action="store_true", help="turn the axis round")
    snapshot.add_argument("--focus", metavar="EVENT_OR_POSITION", help="put an event or a passage in focus, for instance tenth-congress or pipes:terror")
    snapshot.add_argument("--years", type=_years, metavar="FROM-TO", help="the years that the timeline shows, for instance 1917-1924")
    snapshot.add_argument("--timeline", choices=("open", "folded"), default="folded")

    check = commands.add_parser("check", help="check a pack (a folder of TOML or a .sicpack file) and change nothing")
    check.add_argument("pack", metavar="PACK", type=Path)
    bring = commands.add_parser("import", help="check a pack and add it to the library")
    bring.add_argument("pack", metavar="PACK", type=Path)

    show = commands.add_parser("show", help="print what the library holds")
    show.add_argument("--debate", metavar="ID")
    show.add_argument("--json", action="store_true", help="the whole corpus as one JSON object of flat lists")

    search = commands.add_parser("search", help="find words, names and passages in everything the library holds")
    search.add_argument("query", metavar="QUERY", nargs="+", help="what would be typed into the search box")
    search.add_argument("--json", action="store_true", help="the answer as one JSON object, best first within each kind")

    endings = "docx, odt, pdf, pptx, html, md, csv, json, sicpack, bib, ris, svg, png or apkg"
    export = commands.add_parser("export", help=f"write a comparison, another view or the whole pack into a file: {endings}")
    export.add_argument("out", metavar="OUT.EXT", type=Path)
    export.add_argument("--debate", metavar="ID", help="one debate; without it html, json, sicpack and apkg hold the whole pack, the others the main debate")
    export.add_argument("--voices", metavar="ID,ID,…", help="the voices, by id; without it all in csv and html, else those of the first comparison")
    export.add_argument("--themes", metavar="KEY,KEY,…", help="the themes, by key: terror,party")
    export.add_argument("--view", choices=EXPORTED, default="panes", help="what is exported; panes is the comparison")
    export.add_argument("--style", default="chicago-notes", metavar="STYLE", help="the citation style, for instance chicago-notes, apa or mhra-notes")
    export.add_argument("--coding", choices=("on", "off"), default="on")
    export.add_argument("--turned", action="store_true", help="turn the axis round")
    export.add_argument("--layout", choices=("headings", "table"), default="headings", help="a comparison in docx and odt under headings, or as a table of themes and voices")
    export.add_argument("--paper", choices=("a4", "letter"), default="a4")
    export.add_argument("--orientation", choices=("portrait", "landscape"), default="portrait")
    export.add_argument("--years", type=_years, metavar="FROM-TO", help="the years of a timeline, for instance 1917-1924; without it the whole")

    doctor = commands.add_parser("doctor", help="is the library sound, the corpus complete, what is not verified")
    for command in (snapshot, check, bring, show, search, export, doctor):
        _library(command)
    return parser


def _typed_words(arguments: list[str]) -> list[str]:
    """The arguments with what is searched for behind a ``--``: a query may begin with a minus, and it is no option."""
    bare = (i for i, one in enumerate(arguments) if not one.startswith("-") and arguments[i - 1 : i] != ["--library"])
    at = next(bare, len(arguments)) + 1
    if arguments[at - 1 : at] != ["search"] or "--" in arguments:
        return arguments
    options: list[str] = []
    words: list[str] = []
    rest = iter(arguments[at:])
    for one in rest:
        if one in ("--json", "--help", "-h") or one.startswith("--library="):
            options.append(one)
        elif one == "--library":
            options += [one, *([value] if (value := next(rest, None)) is not None else [])]
        else:
            words.append(one)
    return [*arguments[:at], *options, *(["--", *words] if words else [])]


def parse(arguments: list[str]) -> argparse.Namespace:
    """The arguments as a namespace; ``library`` is None where no folder was named."""
    result = build().parse_args(_typed_words(arguments))
    if not hasattr(result, "library"):
        result.library = None
    return result
