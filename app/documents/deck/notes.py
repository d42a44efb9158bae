"""The notes of a slide: everything that is said of its voices, whole, with the source of every word as the style sets it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core.outline import Section
from app.documents import inlines, references
from app.documents.fitting import clean
from app.documents.pandoc import Pandoc
from app.documents.styles import Style

if TYPE_CHECKING:
    from pptx.slide import Slide


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of notes; a heading is bold."""

    text: str
    heading: bool = False


def of_theme(pandoc: Pandoc, style: Style, section: Section) -> dict[str, tuple[Line, ...]]:
    """The notes on each voice of a theme, by the key of its section. Raises DocumentError with a sentence."""
    sources = [paragraph.source for voice in section.sections for paragraph in voice.paragraphs if paragraph.source is not None]
    made = iter([inlines.plain(pieces).strip() for pieces in references.pieces(pandoc, style, sources)[0]])
    return {voice.key: tuple(_voice(voice, made)) for voice in section.sections}


def _voice(section: Section, sources: Iterator[str]) -> Iterator[Line]:
    yield Line(section.title, heading=True)
    for paragraph in section.paragraphs:
        block = paragraph.block
        yield Line(block.text)
        if paragraph.source is not None:
            yield Line(f"— {next(sources)}")


def of_section(section: Section) -> tuple[Line, ...]:
    """What the outline says of a theme as a whole: its title, question and poles."""
    return (Line(section.title, heading=True), *(Line(paragraph.block.text) for paragraph in section.paragraphs))


def write(slide: Slide, lines: Sequence[Line]) -> None:
    """Put lines into the notes of a slide."""
    from pptx.enum.lang import MSO_LANGUAGE_ID

    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()  # type: ignore[no-untyped-call]
        run = paragraph.add_run()
        run.text = clean(line.text)
        run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
        if line.heading:
            run.font.bold = True
