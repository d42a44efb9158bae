"""The command line as it is typed: what stands on which stream, what status comes back, and what works where Qt can't load."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import VERSION, args, display

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "resources" / "packs" / "stalinism"
SAMPLE = ROOT / "tests" / "packs" / "sample"
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asked on Linux alone")

WITHOUT_QT = "import sys; sys.modules['PySide6'] = sys.modules['shiboken6'] = None; from app.run import main; raise SystemExit(main(sys.argv[1:]))"

Ran = subprocess.CompletedProcess[str]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A clean environment: no display, no platform named, a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def typed(environment: dict[str, str]) -> Callable[..., Ran]:
    """Runs main.py with these arguments, as a person types them; ``qt=False`` where PySide6 can't be imported."""

    def run(*arguments: object, qt: bool = True, **variables: str) -> Ran:
        command = [sys.executable, *(["main.py"] if qt else ["-c", WITHOUT_QT]), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=environment | variables, check=False, timeout=300)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the shipped pack, built once by the program itself; only read afterwards."""
    folder = tmp_path_factory.mktemp("commands") / "library"
    done = subprocess.run([sys.executable, "main.py", "--library", str(folder), "show"], capture_output=True, text=True, cwd=ROOT, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def shown(built: Path) -> dict[str, Any]:
    """What ``show --json`` prints."""
    command = [sys.executable, "main.py", "show", "--json", "--library", str(built)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": "utf-8"}, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def sentence(done: Ran, *words: str) -> None:
    """Assert that a command ended with 1 and one line on standard error that holds these words, and said nothing else."""
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert [word for word in words if word not in done.stderr] == [], done.stderr
    assert done.stderr.strip().endswith((".", ")", "'"))


# -- check and import -------------------------------------------------------------------------------------------------


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A pack with three mistakes in three files."""
    pack = tmp_path / "broken"
    shutil.copytree(SAMPLE, pack)
    for name, old, new in (
        ("voices.toml", 'kind = "historian"', 'kind = "herbalist"'),
        ("events.toml", 'start = "1902-06-20"', 'start = "1902-13-20"'),
        ("roses/loam.toml", "stance = 0", "stance = 9"),
    ):
        text = (pack / name).read_text(encoding="utf-8")
        assert old in text
        (pack / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return pack


@pytest.mark.parametrize(("pack", "debates"), [(SHIPPED, 9), (SAMPLE, 1)], ids=["shipped", "sample"])
def test_a_sound_pack_is_said_to_be_sound(typed: Callable[..., Ran], pack: Path, debates: int) -> None:
    done = typed("check", pack)
    assert (done.returncode, done.stderr) == (0, "")
    assert f": sound. {debates} debate(s)" in done.stdout


def test_every_mistake_of_a_pack_is_named(typed: Callable[..., Ran], broken: Path) -> None:
    done = typed("check", broken)
    assert (done.returncode, done.stdout) == (1, "")
    lines = done.stderr.strip().splitlines()
    assert [name for name in ("voices.toml: ", "events.toml: ", "roses/loam.toml: ") if not any(name in line for line in lines)] == []
    assert lines[-1] == f"{len(lines) - 1} mistakes. The pack was not taken, and nothing was changed."
    assert len(lines) == 4, "a mistake a line"


@pytest.mark.parametrize("name", ["gone", "gone.sicpack", "file.txt"])
def test_what_is_no_pack_is_refused(typed: Callable[..., Ran], tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("no pack", encoding="utf-8")
    done = typed("check", tmp_path / name)
    assert (done.returncode, done.stdout) == (1, "")
    assert name in done.stderr


def test_checking_writes_nothing(typed: Callable[..., Ran], environment: dict[str, str], tmp_path: Path) -> None:
    typed("check", SAMPLE)
    assert list(Path(environment["HOME"]).rglob("*")) == []


def test_an_imported_pack_is_shown(typed: Callable[..., Ran], built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(built, folder)
    done = typed("import", SAMPLE, "--library", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "sample" in done.stdout
    everything = json.loads(typed("show", "--json", "--library", folder).stdout)
    assert {debate["id"] for debate in everything["debates"]} == {*DEBATES, "sample/roses"}
    alone = json.loads(typed("show", "--debate", "sample/roses", "--json", "--library", folder).stdout)
    assert {position["debate"] for position in alone["positions"]} == {"sample/roses"}
    assert "Do roses need pruning?" in typed("show", "--debate", "sample/roses", "--library", folder).stdout


def test_a_rejected_pack_changes_nothing(typed: Callable[..., Ran], built: Path, broken: Path, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(built, folder)
    before = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    done = typed("import", broken, "--library", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "3 mistakes" in done.stderr
    assert {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()} == before


# -- show -------------------------------------------------------------------------------------------------------------

LISTS = {
    "packs", "debates", "voices", "schools", "works", "positions", "dated_codes", "quotations", "leanings", "events", "periods", "publications",
    "corrections", "criticisms", "terms", "estimates", "polls", "passages",
}  # fmt: skip

DEBATES = ("continuity", "term", "state", "industry", "toll", "famine", "kirov", "tsars", "memory")

REFERENCES = {
    "debate": "debates",
    "voice": "voices",
    "work": "works",
    "works": "works",
    "main_work": "works",
    "quotations": "quotations",
    "event": "events",
    "events": "events",
    "school": "schools",
    "schools": "schools",
    "criticised": "voices",
    "critic_voice": "voices",
    "presets": "voices",
    "voices": "voices",
    "publications": "publications",
    "related": "terms",
    "debates": "debates",
    "terms": "terms",
    "period": "periods",
    "jointly": "voices",
    "estimates": "figures",
}
"""Field → the list in which its ids stand; empty ones lead nowhere. *figures* are estimates and polls together."""


def dangling(shown: dict[str, Any]) -> list[str]:
    """Every reference that leads nowhere."""
    ids = {name: {item["id"] for item in shown[name]} for name in LISTS}
    ids["figures"] = ids["estimates"] | ids["polls"]
    keys = {theme["id"] for debate in shown["debates"] for theme in debate["themes"]}
    found = []
    for name in sorted(LISTS):
        for item in shown[name]:
            for field, value in item.items():
                wanted = value if isinstance(value, list) else [value]
                if field in REFERENCES:
                    found += [f"{name} {item['id']}: {field} {one!r}" for one in wanted if one and one not in ids[REFERENCES[field]]]
                elif field == "theme" or (field == "themes" and name != "debates"):
                    found += [f"{name} {item['id']}: {field} {one!r}" for one in wanted if one and one not in keys]
    return found


def test_the_top_is_one_object_of_flat_lists(shown: dict[str, Any]) -> None:
    assert shown["format"] == "sic-et-non/show"
    assert {name for name, value in shown.items() if isinstance(value, list)} == LISTS == set(shown) - {"format"}
    assert all(isinstance(item, dict) for name in LISTS for item in shown[name])


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_item_has_an_id_and_no_two_the_same(shown: dict[str, Any], name: str) -> None:
    ids = [item["id"] for item in shown[name]]
    assert ids
    assert all(isinstance(identifier, str) and identifier for identifier in ids)
    assert len(set(ids)) == len(ids)


def test_every_reference_resolves(shown: dict[str, Any]) -> None:
    assert dangling(shown) == []


def test_a_reference_that_leads_nowhere_is_found(shown: dict[str, Any]) -> None:
    made = json.loads(json.dumps(shown))
    made["quotations"][0]["work"] = "gone"
    made["terms"][0]["events"] = ["gone"]
    made["positions"][0]["theme"] = "gone"
    assert len(dangling(made)) == 3


def test_the_corpus_is_whole(shown: dict[str, Any]) -> None:
    assert [debate["id"] for debate in shown["debates"]] == list(DEBATES)
    assert [len(debate["themes"]) for debate in shown["debates"]] == [10, 1, 2, 3, 1, 1, 2, 1, 1]
    counts = {name: len(shown[name]) for name in ("events", "periods", "publications", "terms", "estimates", "polls")}
    assert counts == {"events": 132, "periods": 16, "publications": 76, "terms": 93, "estimates": 71, "polls": 20}
    main = [position for position in shown["positions"] if position["debate"] == "continuity"]
    assert (len(main), len({position["voice"] for position in main})) == (280, 28)
    cells = {(position["debate"], position["voice"], position["theme"]) for position in shown["positions"]}
    assert len(cells) == len(shown["positions"]), "one position a cell"
    assert len(shown["quotations"]) >= 180
    assert len(shown["passages"]) >= 16


def test_a_divided_voice_has_two_ends_and_no_point(shown: dict[str, Any]) -> None:
    (economy,) = [p for p in shown["positions"] if (p["voice"], p["theme"]) == ("kotkin", "economy")]
    assert (economy["code"], economy["stance"], economy["low"], economy["high"]) == ("stance", None, -2, 2)


def test_a_voice_that_changed_has_codes_for_years(shown: dict[str, Any]) -> None:
    codes = [(d["theme"], d["year"], d["stance"], d["drawn"]) for d in shown["dated_codes"] if (d["debate"], d["voice"]) == ("continuity", "volkogonov")]
    assert codes == [("verdict", 1989, 2, "joined"), ("verdict", 1992, -3, "joined"), ("verdict", 1994, -3, "joined")]


def test_the_axis_has_two_poles(shown: dict[str, Any]) -> None:
    assert [pole["value"] for pole in shown["debates"][0]["poles"]] == [-3, 3]
    assert [step["value"] for step in shown["debates"][0]["steps"]] == [-3, -2, -1, 0, 1, 2, 3]


def test_shown_for_people_every_voice_has_a_line(typed: Callable[..., Ran], built: Path) -> None:
    done = typed("show", "--library", built)
    assert (done.returncode, done.stderr) == (0, "")
    by_debate = {block.splitlines()[0]: block for block in done.stdout.split("\n\n")}
    main = next(block for question, block in by_debate.items() if "continuation of Leninism" in question)
    assert main.count(" themes with a code") == 28
    assert "71 estimates, 20 polls, 93 terms." in done.stdout


@pytest.mark.parametrize("arguments", [("--library", None, "show"), ("show", "--library", None), ("--library", "nowhere", "show", "--library", None)])
def test_the_library_may_be_named_before_and_after_the_command(typed: Callable[..., Ran], built: Path, environment: dict[str, str], arguments: tuple[str | None, ...]) -> None:
    done = typed(*(built if argument is None else argument for argument in arguments))
    assert (done.returncode, done.stderr) == (0, "")
    assert list(Path(environment["HOME"]).rglob("*.sqlite3")) == [], "no other library was made"


@pytest.mark.parametrize("command", args.COMMANDS)
@pytest.mark.parametrize("before", [True, False])
def test_every_command_takes_the_library_on_either_side(command: str, before: bool, tmp_path: Path) -> None:
    rest = {"snapshot": ["out.png"], "check": ["pack"], "import": ["pack"], "search": ["-word"], "export": ["out.docx"]}.get(command, [])
    named = ["--library", str(tmp_path)]
    assert args.parse([*named, command, *rest] if before else [command, *rest, *named]).library == tmp_path
    assert args.parse([command, *rest]).library is None


def test_an_unknown_debate_is_told_with_those_there_are(typed: Callable[..., Ran], built: Path) -> None:
    sentence(typed("show", "--debate", "roses", "--library", built), "no debate 'roses'", "continuity")
    sentence(typed("snapshot", "out.png", "--debate", "roses", "--library", built), "no debate 'roses'", "continuity")


def test_a_reader_who_closes_the_pipe_is_no_fault(built: Path, environment: dict[str, str]) -> None:
    if os.name == "nt":
        pytest.skip("pipes end otherwise here")
    line = f"'{sys.executable}' main.py show --json --library '{built}' | head -c 10"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, cwd=ROOT, env=environment, check=False, timeout=180)
    assert (done.stdout.strip()[:1], done.stderr) == ("{", "")


def test_what_is_typed_wrongly_is_told(typed: Callable[..., Ran]) -> None:
    for arguments, said in ((("snapshot", "a.png", "--size", "huge"), "1440x900"), (("snapshot", "a.png", "--text-scale", "1000"), "60 to 300"), (("snapshot", "a.png", "--years", "1924-1917"), "1917-1924"), (("fly",), "fly")):
        done = typed(*arguments)
        assert done.returncode == 2
        assert said in done.stderr
    assert typed("--version").stdout.strip() == f"Sic et Non {VERSION}"


# -- search -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spelling", ["Троцкий", "Trotskii", "trotsky"])
def test_what_is_searched_is_found_in_any_spelling(typed: Callable[..., Ran], built: Path, spelling: str) -> None:
    done = typed("search", spelling, "--library", built)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Leon *Trotsky*  [voice:trotsky]" in done.stdout


@pytest.mark.parametrize("words", [("-stalin", "in:terms"), ('"great', 'break"'), ("AND", "OR", "("), ("--", "-x"), ("by:zzz",), ("*",)])
def test_nothing_searched_for_is_an_error(typed: Callable[..., Ran], built: Path, words: tuple[str, ...]) -> None:
    done = typed("--library", built, "search", *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_what_is_found_as_json_refers_to_what_is_shown(typed: Callable[..., Ran], built: Path, shown: dict[str, Any]) -> None:
    done = typed("search", "--json", "by:kotkin", "terror", "--library", built)
    data = json.loads(done.stdout)
    assert (data["format"], data["query"], data["unknown"]) == ("sic-et-non/search", "by:kotkin terror", [])
    lists = {"position": "positions", "quotation": "quotations", "voice": "voices", "work": "works", "correction": "corrections", "criticism": "criticisms", "story": "passages"}
    themes = {f"{theme['debate']}/{theme['key']}" for debate in shown["debates"] for theme in debate["themes"]}
    for group in data["groups"]:
        known = themes if group["kind"] == "theme" else {item["id"] for item in shown[lists[group["kind"]]]}
        hits = [hit for voice in group["voices"] for hit in voice["hits"]]
        assert {hit["id"] for hit in hits} <= known
        assert not any(hit["withheld"] for hit in hits)
        for hit in hits:
            assert all(0 <= a < b <= len(hit["text"]["text"]) for a, b in hit["text"]["marks"])
    assert data["counts"]["position"] >= 1


# -- doctor -----------------------------------------------------------------------------------------------------------


def test_the_doctor_finds_a_new_library_well(typed: Callable[..., Ran], built: Path) -> None:
    done = typed("doctor", "--library", built)
    assert (done.returncode, done.stderr) == (0, "")
    for words in (f"Library: {built}", "notebook.sqlite3: sound", "Corpus: complete", "quotations: ", "System: "):
        assert words in done.stdout


def test_the_doctor_refuses_what_is_not_a_library(typed: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "notebook.sqlite3").write_text("dear diary", encoding="utf-8")
    sentence(typed("doctor", "--library", tmp_path), "notebook.sqlite3", "left untouched")
    assert (tmp_path / "notebook.sqlite3").read_text(encoding="utf-8") == "dear diary"


# -- snapshot ---------------------------------------------------------------------------------------------------------


def png_size(path: Path) -> tuple[int, int]:
    """Width and height as the file says them."""
    head = path.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", head[16:24])
    return width, height


@pytest.mark.parametrize(
    ("size", "more"),
    [
        ((1366, 768), ()),
        ((800, 1200), ("--theme", "dark", "--density", "headlines", "--text-scale", "150")),
        ((1440, 900), ("--view", "timeline", "--focus", "tenth-congress")),
        ((1600, 900), ("--view", "present", "--at", "terror")),
    ],
)
def test_a_snapshot_is_of_the_size_asked_for_and_the_same_twice(typed: Callable[..., Ran], built: Path, tmp_path: Path, size: tuple[int, int], more: tuple[str, ...]) -> None:
    pictures = [tmp_path / "a b.png", tmp_path / "ü.PNG"]
    for picture in pictures:
        done = typed("snapshot", picture, "--size", f"{size[0]}x{size[1]}", "--library", built, *more)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert png_size(pictures[0]) == size
    assert pictures[0].read_bytes() == pictures[1].read_bytes()


def test_other_arguments_give_another_picture(typed: Callable[..., Ran], built: Path, tmp_path: Path) -> None:
    asked: tuple[tuple[str, ...], ...] = (
        (),
        ("--theme", "dark"),
        ("--coding", "off"),
        ("--voices", "pipes,kotkin"),
        ("--at", "terror"),
        ("--detail", "voice:kotkin"),
        ("--detail", "coding:"),
        ("--theme", "contrast"),
        ("--theme", "dark", "--light-page"),
        ("--turned",),
        ("--arrangement", "rows"),
        ("--timeline", "open"),
        ("--view", "timeline"),
        ("--view", "timeline", "--years", "1917-1924"),
        ("--view", "table"),
        ("--view", "present"),
        ("--view", "search", "--query", "Хрущёв"),
        ("--focus", "tenth-congress"),
        ("--focus", "pipes:terror"),
    )
    seen = set()
    for number, arguments in enumerate(asked):
        done = typed("snapshot", tmp_path / f"{number}.png", "--library", built, *arguments)
        assert (done.returncode, done.stderr) == (0, ""), arguments
        seen.add((tmp_path / f"{number}.png").read_bytes())
    assert len(seen) == len(asked)


def test_without_a_library_a_snapshot_needs_none_and_leaves_none(typed: Callable[..., Ran], environment: dict[str, str], tmp_path: Path) -> None:
    done = typed("snapshot", tmp_path / "a.png", TMPDIR=str(tmp_path / "home"))
    assert (done.returncode, done.stderr) == (0, "")
    left = {path.relative_to(environment["HOME"]).parts[0] for path in Path(environment["HOME"]).rglob("*") if path.is_file()}
    assert left <= {".cache"}, "fontconfig's own at most"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("out.png", "--voices", "pipes,nobody"), ("no voice 'nobody'", "kotkin")),
        (("out.png", "--view", "carousel"), ("no view 'carousel'", "panes")),
        (("out.png", "--at", "weather"), ("no theme 'weather'", "terror")),
        (("out.png", "--focus", "the-deluge"), ("no event and no position 'the-deluge'", "tenth-congress")),
        (("out.png", "--focus", "nobody:terror"), ("nobody:terror", "pipes:terror")),
        (("out.jpg",), ("out.jpg", ".png")),
        (("gone/deep/out.png",), ("out.png", "could not be written")),
    ],
)
def test_what_a_snapshot_can_not_do_is_told_in_a_sentence(typed: Callable[..., Ran], built: Path, tmp_path: Path, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    out, *rest = arguments
    sentence(typed("snapshot", tmp_path / out, *rest, "--library", built), *words)
    assert list(tmp_path.glob("*.png")) == []


def test_a_position_is_put_in_focus_by_its_id_too(typed: Callable[..., Ran], built: Path, tmp_path: Path) -> None:
    for name, focus in (("a", "continuity.pipes.terror"), ("b", "pipes:terror")):
        assert typed("snapshot", tmp_path / f"{name}.png", "--focus", focus, "--library", built).returncode == 0
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


@pytest.mark.parametrize("detail", ["voice:nobody", "event:nothing", "nonsense", "work:", "quotation:nobody-1"])
def test_a_detail_that_is_not_there_is_told_in_a_sentence(typed: Callable[..., Ran], built: Path, tmp_path: Path, detail: str) -> None:
    sentence(typed("snapshot", tmp_path / "out.png", "--detail", detail, "--library", built), detail)
    assert not (tmp_path / "out.png").exists()


# -- without a display, without Qt, without a library of the system ---------------------------------------------------


@LINUX
@pytest.mark.parametrize(("variables", "words"), [({}, ("No display was found",)), ({"DISPLAY": ":77"}, (":77", "does not answer"))])
def test_without_a_display_the_window_says_so(typed: Callable[..., Ran], tmp_path: Path, variables: dict[str, str], words: tuple[str, ...]) -> None:
    done = typed("--library", tmp_path / "library", **variables)
    sentence(done, *words, "snapshot")
    assert not (tmp_path / "library").exists()


def test_the_commands_work_where_qt_can_not_be_imported(typed: Callable[..., Ran], built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(built, folder)
    for arguments in (("check", SAMPLE), ("import", SAMPLE), ("show",), ("show", "--json"), ("search", "Троцкий"), ("search", "--json", "-stalin"), ("doctor",)):
        done = typed("--library", folder, *arguments, qt=False)
        assert (done.returncode, done.stderr) == (0, ""), arguments
        assert done.stdout


@pytest.mark.parametrize("arguments", [("snapshot", "out.png"), ("--scratch",), ("--gallery",)])
def test_a_window_where_qt_can_not_be_imported_says_what_to_do(typed: Callable[..., Ran], arguments: tuple[str, ...]) -> None:
    done = typed(*arguments, qt=False, QT_QPA_PLATFORM="offscreen")
    sentence(done, "uv sync" if not display.missing_libraries() else "Install it with")


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes libraries of the system unfindable."""
    real = ctypes.CDLL

    def lack(*names: str) -> None:
        def load(name: str, *rest: Any, **more: Any) -> Any:
            if name in names:
                raise OSError(f"{name}: cannot open shared object file")
            if name in display.LIBRARIES:
                return object()
            return real(name, *rest, **more)

        monkeypatch.setattr(display.ctypes, "CDLL", load)

    return lack


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Makes this machine another distribution, by what its os-release says."""

    def be(text: str) -> None:
        (tmp_path / "os-release").write_text(text, encoding="utf-8")
        monkeypatch.setattr(display, "Path", lambda name: tmp_path / "os-release" if name == "/etc/os-release" else Path(name))

    return be


DEBIAN = 'NAME="Debian GNU/Linux"\nID=debian\nHOME_URL="https://www.debian.org/search?for=fedora"\n'


@LINUX
@pytest.mark.parametrize(
    ("release", "line"),
    [
        (DEBIAN, "sudo apt install libegl1 libxcb-cursor0"),
        ("ID=linuxmint\nID_LIKE=ubuntu\n", "sudo apt install libegl1 libxcb-cursor0"),
        ("ID=fedora\n", "sudo dnf install mesa-libEGL xcb-util-cursor"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "sudo dnf install mesa-libEGL xcb-util-cursor"),
        ("ID=manjaro\nID_LIKE=arch\n", "sudo pacman -S libglvnd xcb-util-cursor"),
        ("", "sudo apt install libegl1 libxcb-cursor0"),
    ],
)
def test_a_missing_library_is_named_with_the_distribution_s_own_command(lacking: Callable[..., None], system: Callable[[str], None], release: str, line: str) -> None:
    lacking("libEGL.so.1", "libxcb-cursor.so.0")
    system(release)
    assert display.missing_libraries() == ["libEGL.so.1", "libxcb-cursor.so.0"]
    assert display.install_line(display.missing_libraries()) == line


@LINUX
def test_the_window_names_a_missing_library_before_qt_is_asked(
    lacking: Callable[..., None], system: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from app import run

    lacking("libxcb-cursor.so.0")
    system(DEBIAN)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(display, "_x11_answers", lambda name: True)
    assert run.main([]) == 1
    assert capsys.readouterr().err == "The system library libxcb-cursor.so.0 is missing, so no window can be opened. Install it with: sudo apt install libxcb-cursor0\n"


@LINUX
def test_nothing_missing_and_a_display_that_answers_is_no_problem(lacking: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    lacking()
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(display, "_x11_answers", lambda name: True)
    assert display.problem() == ""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("DISPLAY")
    assert display.problem() == ""


@LINUX
def test_one_library_of_two_packages_is_installed_once() -> None:
    line = display.install_line(["libxcb-icccm.so.4", "libEGL.so.1", "libEGL.so.1"])
    assert len(line.split()) == len(set(line.split()))
