"""Styles that a reader adds: what is refused, with which sentence, and that nothing changes then."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.documents import references, styles, trying
from app.documents.pandoc import DocumentError, Pandoc
from tests.documents.golden import SHIPPED
from tests.documents.test_references import cited

PANDOC = Pandoc()
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Own</title><id>own</id><updated>2020-01-01T00:00:00+00:00</updated></info>'


def shipped_file(name: str) -> Path:
    """A file of the package."""
    folder = styles.package()
    assert folder is not None
    return folder / name


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("own.csl", b"not xml", "it is not well-formed XML"),
        ("own.csl", b"", "it is not well-formed XML"),
        ("own.csl", b"<html/>", "it is not a CSL style"),
        ("own.csl", f"{HEAD}</style>".encode(), "it has no rules for citations"),
        ("own.csl", b'<!DOCTYPE x [<!ENTITY a "b">]><style/>', "a style declares no entities"),
        ("own.csl", b" " * (styles.LARGEST + 1), "it is too large for a style"),
        ("own.txt", b"", "its name does not end in .csl"),
        ("own.csl", f'{HEAD}<citation><layout><text macro="gone"/></layout></citation></style>'.encode(), "it sets nothing for a plain book, article or data set"),
        ("own.csl", f'{HEAD[:-7]}<link href="http://www.zotero.org/styles/gone" rel="independent-parent"/></info></style>'.encode(), "it only points at the style “gone”"),
    ],
)
def test_a_broken_style_is_refused_with_a_sentence(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        trying.tried(PANDOC, path)
    sentence = str(caught.value)
    assert sentence.startswith(f"The file {name} was not taken as a style: {reason}")
    assert sentence.endswith(". Nothing was changed.")
    assert "\n" not in sentence


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"No such file or directory\. Nothing was changed\.$"):
        trying.tried(PANDOC, tmp_path / "own.csl")


@pytest.mark.parametrize("name", ["ieee.csl", "chicago-notes-bibliography.csl", "modern-humanities-research-association.csl", "turabian-fullnote-bibliography-8th-edition.csl", "vancouver.csl"])
def test_styles_of_the_repository_are_taken(name: str) -> None:
    path = shipped_file(name)
    if path.is_file():
        assert trying.tried(PANDOC, path) == path.read_bytes()


def test_a_style_that_points_at_another_takes_its_rules(tmp_path: Path) -> None:
    path = tmp_path / "pmla.csl"
    path.write_bytes(shipped_file("dependent/pmla.csl").read_bytes())
    trying.tried(PANDOC, path)
    (style,) = styles.added(tmp_path)
    assert style.name == "PMLA: Publications of the Modern Language Association of America"
    assert references.cite(PANDOC, style, [cited(SHIPPED["kotkin-1995"], "p. 3")]).sources[0].plain == "(Kotkin 3)"


def test_added_styles_are_listed_and_broken_ones_passed_over(tmp_path: Path) -> None:
    (tmp_path / "ieee.csl").write_bytes(shipped_file("ieee.csl").read_bytes())
    (tmp_path / "bad.csl").write_bytes(b"bad")
    assert [style.id for style in styles.added(tmp_path)] == ["added:ieee.csl"]
    assert styles.chosen("added:ieee.csl", tmp_path).id == "added:ieee.csl"
    assert styles.chosen("added:gone.csl", tmp_path).id == styles.CHICAGO_NOTES
    assert styles.added(None) == styles.added(tmp_path / "gone") == ()


def test_no_styles_at_all_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles, "every", lambda folder: ())
    with pytest.raises(DocumentError, match=r"^The citation styles are not installed; run 'python3 -m uv sync' in the program's folder\.$"):
        styles.chosen("apa", None)
