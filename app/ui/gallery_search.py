"""The search box for the gallery: toy hits of several kinds, an action, and a search that found nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import finding_line, finding_words
from app.core.finding_words import ActionChoice
from app.state.theme import Theme
from app.ui import gallery_samples as samples
from app.ui.search.box import SearchBox
from db.records import Found, Hit, Snippet, Spans

Maker = Callable[[Theme, float], QWidget]


def _marks(text: str) -> Spans:
    at = text.casefold().find("frost")
    return ((at, at + 5),) if at >= 0 else ()


def _snippet(text: str) -> Snippet:
    return Snippet(text, _marks(text))


def _hit(kind: str, own: str, title: str, text: str, voice: str = "", **fields: object) -> Hit:
    values: dict[str, object] = {
        "kind": kind, "id": own, "title": _snippet(title), "text": _snippet(text), "inside": "body", "voice": voice, "voice_name": samples.NAMES.get(voice, ""),
        "debate": "", "debate_name": "", "theme": "", "theme_name": "", "years": None, "score": -1.0,
    }  # fmt: skip
    return Hit(**(values | fields))  # type: ignore[arg-type]


POSITION = samples.POSITIONS[samples.ADA.id, "frost"]
QUOTATION = samples.QUOTATIONS["toy/ada-3"]
FOUND = Found(
    "frost",
    (
        _hit("event", samples.FROST.id, "The great frost", samples.FROST.description, years=(1917, 1917)),
        _hit("position", POSITION.id, POSITION.headline, "The frost says [general knowledge] what the shears do not.", samples.ADA.id, position=POSITION, theme_name="Frost"),
        _hit("quotation", QUOTATION.id, "", QUOTATION.text, samples.ADA.id, quotation=QUOTATION, work=samples.SHEARS),
        _hit("work", samples.SHEARS.id, "Shears", "", samples.ADA.id, work=samples.SHEARS, years=(1910, 1910)),
    ),
    True, {"event": 1, "position": 1, "quotation": 12, "work": 1}, (), _marks,
)  # fmt: skip
NOTHING = Found("zzz by:nobody", (), True, {}, (("by", "nobody"),), _marks)
ACTION = ActionChoice("toy.frost", "Frost on and off", "Let it freeze, or not", "Ctrl+F12")


def _box(found: Found, actions: tuple[ActionChoice, ...]) -> Maker:
    def make(theme: Theme, scale: float) -> QWidget:
        ground = QWidget()
        ground.setMinimumSize(round(760 * min(scale, 1.6)), 560)
        QVBoxLayout(ground)
        box = SearchBox(ground)
        box.set_look(theme, scale)
        box.set_syntax(finding_line.syntax(), finding_line.short_syntax())
        box.line.setText(found.typed)
        box.set_rows(finding_words.rows(found, actions), finding_line.summary(found, actions))
        box.show()
        box.place(QRect(0, 8, ground.minimumWidth(), ground.minimumHeight()))
        return ground

    return make


def parts() -> dict[str, Maker]:
    """Every state of the box by its name in the gallery."""
    return {"Search: results": _box(FOUND, (ACTION,)), "Search: nothing found": _box(NOTHING, ())}
