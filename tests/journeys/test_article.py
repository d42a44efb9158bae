"""The whole article: nine debates, figures, glossary, corrections and a story; in the words of a student, a lecturer, an offline reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QToolTip

from app.core import measures
from tests.driver import Reader


def debate(reader: Reader, words: str) -> str:
    """The question of a debate that the title offers, by some words of it."""
    reader.waits_for(lambda: len(reader.debates()) > 1)
    return next(question.replace("&&", "&") for question in reader.debates() if words in question)


def ends(reader: Reader) -> dict[int, set[str]]:
    """Families on the spectrum by the step that they stand on."""
    found: dict[int, set[str]] = {}
    spectrum = reader.window.spectrum.spectrum
    for standing in spectrum.standings if spectrum is not None else ():
        for end in standing.ends:
            found.setdefault(end.step, set()).add(standing.name)
    return found


def test_a_student_goes_from_the_famine_to_the_toll_and_finds_her_panes_again(app_window: Reader) -> None:
    reader = app_window
    reader.chooses_voices("Kotkin", "Conquest")
    reader.scrolls_to("terror")

    # another debate opens from the title; who speaks there too stays, beside that debate's own first comparison
    main, famine = debate(reader, "continuation of Leninism"), debate(reader, "destroy Ukrainians")
    reader.chooses_debate(famine)
    assert {"Kotkin", "Conquest", "Tauger", "Kulchytsky"} <= set(reader.panes())
    assert reader.themes() == ["famine-intent"]
    assert "Tauger" in ends(reader)[-3]
    assert "Kulchytsky" in ends(reader)[3]
    assert reader.cell_text("Tauger", "famine-intent") != reader.cell_text("Kulchytsky", "famine-intent")
    assert {mark.step for mark in reader.marks("Conquest", "famine-intent")} == {0}

    # she compares the two ends, and goes back to the main debate: her panes and her place are there
    reader.chooses_voices("Tauger", "Kulchytsky")
    reader.chooses_debate(main)
    assert set(reader.panes()) == {"Conquest", "Kotkin"}
    reader.waits_for(lambda: reader.theme_in_view == "terror")
    # … and so are those of the famine
    reader.chooses_debate(famine)
    assert set(reader.panes()) == {"Tauger", "Kulchytsky"}
    reader.chooses_debate(main)

    # Conquest changed his mind on the famine, and his details say when; not on paper only, but on the toll
    reader.clicks_name("Conquest")
    reader.panel_says("CHANGE OVER TIME", "IN THE DEBATES")
    path = next(line for line in reader.panel_text().partition("CHANGE OVER TIME")[2].splitlines() if "1986 " in line)
    assert " → 2003 " in path
    assert any("1968 " in line and "2008 " in line for line in reader.panel_text().splitlines())

    # from there to the debate on the toll: his pane is open, and in focus
    toll = debate(reader, "How many deaths")
    reader.clicks_in_panel(toll)
    reader.waits_for(lambda: reader.themes() == ["toll"])
    reader.settles()
    assert "Conquest" in reader.panes()
    assert reader.workspace.focus.voice == reader.voice("Conquest")
    assert reader.is_across(reader.cell("Conquest", "toll"))


def test_a_lecturer_finds_what_is_contested_who_is_near_and_opens_two_panes(app_window: Reader) -> None:
    reader = app_window
    board = reader.session.loading.board
    assert board is not None
    reader.enters("Overview")
    assert len(reader.overview_voices()) == 28
    assert reader.overview_themes() == [theme.key for theme in board.themes]
    years = [voice.main_year or 0 for name in reader.overview_voices() for voice in board.voices if voice.family == name]
    assert years == sorted(years), "by the year of the main work"

    # what are they furthest apart on, and how is that measured?
    reader.presses_in_the_overview("Most contested first")
    first, last = reader.overview_themes()[0], reader.overview_themes()[-1]
    lines = [reader.hovers_in_the_overview(theme=theme) for theme in (first, last)]
    assert all(" apart, " in line and " voices" in line for line in lines)
    shown = [theme.contested.steps for theme in reader.overview().contents.themes if theme.contested is not None]  # type: ignore[union-attr]
    assert shown == sorted(shown, reverse=True)
    reader.presses_in_the_overview("How is this measured?")
    assert "seven" in reader.overview().measures.words.toPlainText()
    reader.presses("Esc")
    assert reader.workspace.view == "overview"

    # who is nearest to Kotkin, and on how many themes does that rest?
    reader.chooses_in_the_overview("Nearest to …", "Stephen Kotkin")
    near = reader.nearest()
    assert len(near) == sum(voice.kind == "historian" for voice in board.voices) - 1, "historians are measured (METHOD 21)"
    compared = [line for line in near if "not compared" not in line]
    few = [line for line in near if "not compared" in line]
    assert near == compared + few, "who shares too little stands behind"
    assert all("shared themes" in line for line in compared)
    shared = [int(line.rpartition(" · ")[2].split()[0]) for line in compared]
    assert min(shared) >= measures.LEAST_SHARED
    assert all("five are needed" in line for line in few)

    # two voices are picked and compared, theme by theme
    reader.clicks_in_the_overview("Kotkin", picks=True)
    assert "Kotkin is picked" in reader.overview().reading.full
    reader.clicks_in_the_overview("Deutscher", picks=True)
    assert reader.workspace.view == "differences"
    assert set(reader.pair()) == {"Deutscher", "Kotkin"}
    reader.settles()
    said = reader.differing_themes()
    assert len(said) == 10
    assert said[0][0] == "verdict", "the verdict sums the others up, and stands on top"
    assert ("ideology", "five steps apart") in [(theme, words.lower()) for theme, words in said]
    assert "Isaac Deutscher" in reader.differences_text()
    assert "“" in reader.difference_text("Kotkin", "verdict")
    assert reader.shared_text().strip()

    # another pair, from the lists; then only these two panes
    reader.chooses_pair("Cohen", "Pipes")
    assert reader.pair() == ("Cohen", "Pipes")
    reader.sets_side_by_side()
    assert reader.workspace.view == "panes"
    assert set(reader.panes()) == {"Cohen", "Pipes"}
    reader.presses("Alt+Left")
    assert len(reader.panes()) == 7

    # a cell of the overview leads to its pane and its theme
    reader.presses("F7")
    reader.clicks_in_the_overview("Tucker", "succession")
    assert reader.workspace.view == "panes"
    assert "Tucker" in reader.panes()
    assert (reader.workspace.focus.voice, reader.workspace.focus.theme) == (reader.voice("Tucker"), "succession")
    reader.waits_for(lambda: reader.theme_in_view == "succession")


def test_with_coding_off_nothing_betrays_a_side(app_window: Reader) -> None:
    reader = app_window
    board = reader.session.loading.board
    assert board is not None
    poles, steps = {board.debate.first_pole, board.debate.second_pole}, {step.short for step in board.debate.steps}
    reader.clicks_switch("Coding off")

    reader.enters("Overview")
    assert reader.overview_marks() == 0
    lines = {line.strip() for line in reader.overview_painted().splitlines()}
    assert not lines & (steps | poles)
    assert not reader.window.header.poles.isVisible()
    tools = reader.overview().tools
    assert not tools.contested.isVisible()
    assert not tools.near.isVisible()
    orders = [action.text() for action in tools.order.menu_.actions()]
    assert not any("likeness" in words for words in orders)
    hovered = reader.hovers_in_the_overview("Pipes", "terror")
    assert "Pipes" in hovered
    assert not any(step in hovered.partition(". ")[0] for step in steps)

    reader.enters("Differences")
    reader.chooses_pair("Medvedev", "Pipes")
    assert reader.differences_marks() == 0
    assert [theme for theme, _ in reader.differing_themes()] == [theme.key for theme in board.themes], "in the order of the debate"
    assert not any("apart" in words or "agreement" in words for _, words in reader.differing_themes())
    assert "apart" not in reader.differences_text()
    assert not {line.partition(" · ")[0] for line in reader.differences_text().splitlines()} & (steps | poles)

    # back on, and both judge again
    reader.clicks_switch("Coding off")
    assert reader.differences_marks() > 0
    reader.presses("F7")
    assert reader.overview_marks() > 100


def test_an_offline_reader_starts_with_the_story(app_window: Reader) -> None:
    reader = app_window
    reader.chooses("Read", "The story in fifteen minutes")
    assert reader.workspace.view == "story"
    assert "In November 1917 the Bolshevik party took power" in reader.page_text()
    assert "48 paragraphs in 17 chapters" in reader.page_count()

    # an event of the story: its details open, and the timeline below has it in focus
    reader.goes_to_chapter("Famine")
    reader.waits_for(lambda: reader.reading().contents.currentItem() is not None and reader.reading().contents.currentItem().text() == "Famine")
    paragraph = "In 1932 and 1933 the state went on taking grain"
    famine = next(e for e in reader.session.loading.board.events.values() if e.id == "stalinism/famine-1932")  # type: ignore[union-attr]
    reader.clicks_on_page(famine.title[:10], after=paragraph)
    assert reader.workspace.event_in_focus == famine.id
    reader.panel_says(famine.title, "WHO LEANS ON IT")
    assert reader.window.timeline.isVisible()
    # the years of the chapter, in the timeline
    reader.clicks_on_page("Famine, 1931", after="In the timeline:")
    assert not reader.workspace.timing.folded
    first, last = reader.workspace.timing.span
    assert 1929 < first < 1931 < 1934 < last < 1936
    reader.presses("Esc", "Esc")
    assert reader.workspace.view == "story"
    assert reader.workspace.event_in_focus == ""

    # a term in the story has a card
    assert "ленинизм" not in reader.hovers_on_page("Bolshevik")
    assert "большевизм" in reader.hovers_on_page("Bolshevik").casefold()

    # a debate of the story: into its panes
    short = next(d.short for d in reader.session.loading.library.debates.values() if d.id.endswith("/famine"))  # type: ignore[union-attr]
    assert reader.link_on_page(short, after=paragraph).startswith("debate:stalinism/famine")
    reader.clicks_on_page(short, after=paragraph)
    reader.waits_for(lambda: reader.themes() == ["famine-intent"])
    assert reader.workspace.view == "panes"
    assert "Tauger" in reader.panes()


def test_a_term_of_a_passage_is_looked_up_and_found_in_the_glossary(app_window: Reader) -> None:
    reader = app_window
    reader.waits_for(lambda: bool(reader.session.loading.board.terms))  # type: ignore[union-attr]
    reader.settles()
    voice, theme = next((v, t) for v in reader.panes() for t in reader.themes() if any(link.startswith("term:") for link in reader.links_in(v, t)))
    reader.scrolls_to(theme)
    reader.clicks_cell(voice, theme)

    # the key opens the entry of the next term in the cell in focus
    reader.presses("Ctrl+Shift+T")
    assert reader.workspace.detail is not None
    assert reader.workspace.detail.kind == "term"
    term = next(t for t in reader.session.loading.board.terms if t.id == reader.workspace.detail.id)  # type: ignore[union-attr]
    reader.panel_says(term.term, term.russian)
    assert "verified" in reader.panel_text() or "checked" in reader.panel_text() or "seen" in reader.panel_text()
    reader.presses("Esc")

    # in the glossary, by its Russian form
    reader.chooses("Read", "Glossary")
    assert "93 terms" in reader.page_count()
    reader.filters_page(term.russian)
    assert " of 93 terms" in reader.page_count()
    assert term.term in reader.page_text()
    assert term.russian in reader.page_text()
    reader.filters_page("")
    assert reader.page_count().startswith("93 terms")
    reader.chooses_on_page("Verified", "only verified")
    assert "shown of 93 terms" in reader.page_count()
    reader.presses("Esc")
    assert reader.workspace.view == "panes"


def test_the_corrections_of_a_debate_stand_together_with_the_clauses(app_window: Reader) -> None:
    reader = app_window
    reader.chooses("Read", "Corrections")
    everything = reader.page_count()
    assert everything.startswith("1") or "corrections" in everything
    short = next(d for d in reader.session.loading.library.debates.values() if d.id.endswith("/famine"))  # type: ignore[union-attr]
    reader.chooses_on_page("Debate", short.short)
    assert " shown of " in reader.page_count()
    page = reader.page_text()
    assert "The article says:" in page
    assert "which the Ukrainian government now calls the Holodomor, recognizing it as an act of genocide" in page
    assert "328,612" not in page
    # each leads to its own page, to voices and to figures
    assert reader.link_on_page("Outdated", after="The article says:").startswith("correction:")


def test_a_figure_of_the_article_is_checked_and_shows_its_correction(app_window: Reader) -> None:
    reader = app_window
    reader.enters("Figures")
    reader.filters_figures("328,612")
    assert "fig-terror-3" in reader.figures_shown()
    assert len(reader.figures_shown()) < 12
    assert "328,618" in reader.figure_words("fig-terror-3")
    reader.clicks_figure("fig-terror-3")
    reader.panel_says("328,618", "The encyclopaedia article", "says:", "328,612 in 1938")
    assert "Misprint" in reader.panel_text() or "misprint" in reader.panel_text()

    # the same as a table; no size has an order
    rows = reader.figure_table("Estimates")
    assert len(rows) == sum(short.startswith("fig-") for short in reader.figures_shown())
    reader.filters_figures("")
    assert len(reader.figure_table("Estimates")) == 71
    assert len(reader.figure_table("Polls")) == 20

    # polls are joined within a series alone: same question, same words, same pollster, and none of wartime
    reader.draws_figures()
    figures = reader.session.loading.figures
    assert figures is not None
    polls = {poll.id.partition("/")[2]: poll for poll in figures.polls}
    joined = reader.joined_polls()
    assert ("poll-role-2003", "poll-role-2016") in joined
    for first, second in joined:
        assert (polls[first].series, polls[first].question, polls[first].pollster) == (polls[second].series, polls[second].question, polls[second].pollster)
    assert not any("2025" in one for pair in joined for one in pair)
    assert not {("poll-victory-2015", "poll-victory-2018"), ("poll-attitude-2019", "poll-respect-2021")} & joined
    assert "wartime poll" in reader.figure_words("poll-outstanding-2025")

    # a figure leads to its voice
    reader.filters_figures("Rudnytskyi")
    reader.presses("Esc")


def test_esc_leads_back_one_thing_at_a_time(app_window: Reader) -> None:
    reader = app_window
    reader.enters("Overview")
    reader.clicks_in_the_overview("Carr")
    reader.panel_says("E. H. Carr")
    reader.presses("Esc")
    assert reader.panel_text() == ""
    assert reader.workspace.view == "overview"
    reader.presses("Esc")
    assert reader.workspace.view == "panes"
    assert reader.board.hasFocus()
    for keys in ("F7", "F8", "F9", "Ctrl+Shift+S", "Ctrl+Shift+L", "Ctrl+Shift+E"):
        reader.presses(keys)
        assert reader.workspace.view != "panes"
        reader.presses("Esc")
        assert reader.workspace.view == "panes", keys
    assert not QToolTip.isVisible()


def test_the_debate_is_there_again_at_the_second_start(readers: Callable[..., Reader], tmp_path: Path) -> None:
    folder = tmp_path / "at home"
    reader = readers(folder).opens()
    reader.chooses_debate(debate(reader, "Kirov killed"))
    reader.chooses_voices("Conquest", "Getty")
    reader.scrolls_to("terror-direction")
    reader.presses("F7")
    reader.closes()

    again = readers(folder).opens()
    assert again.workspace.debate == "stalinism/kirov"
    assert set(again.panes()) == {"Conquest", "Getty"}
    assert again.theme_in_view == "terror-direction"
    assert again.workspace.view == "panes", "a start shows the panes; every view is a key away"
    again.presses("F7")
    assert len(again.overview_voices()) == 8
    again.presses("Esc")
    # and the other debates are as they come first
    again.chooses_debate(debate(again, "continuation of Leninism"))
    assert {"Conquest"} <= set(again.panes())
