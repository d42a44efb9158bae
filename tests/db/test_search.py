"""Full-text search over the shipped corpus: spellings, readings, what is marked, and what can be found at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import entries, library, respelling, search
from db.matching import Alternatives, Matcher, snippet
from db.queries import parse
from db.records import Hit
from tests.db.finding import Db, find, ids


@pytest.fixture(scope="module")
def db(built_library: Path) -> Iterator[Db]:
    """The shipped corpus."""
    with contextlib.closing(library.connect_corpus(library.current_corpus(built_library))) as connection:
        yield connection


def marked(hit: Hit) -> set[str]:
    """The words that are marked in a hit."""
    return {part.text[a:b] for part in (hit.title, hit.text) for a, b in part.marks}


# -- spellings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spellings", [("Троцкий", "Trotskii", "Trotsky"), ("Хрущев", "Хрущёв", "Khrushchev"), ("Ежов", "Yezhov", "Ezhov")])
@pytest.mark.parametrize("behind", ["", " party"])
def test_every_spelling_finds_the_same(db: Db, spellings: tuple[str, ...], behind: str) -> None:
    answers = [find(db, spelling + behind) for spelling in spellings]
    assert behind or answers[0].hits
    assert all(ids(answer) == ids(answers[0]) and answer.counts == answers[0].counts for answer in answers)


def test_the_person_comes_first_and_is_marked_in_the_original(db: Db) -> None:
    found = find(db, "Хрущёв")
    assert found.hits[0].id == "stalinism/khrushchev"
    assert "Khrushchev" in marked(found.hits[0])


FOREIGN = [
    ("Trotsky", "Trockij Trotzki Trocki Trotzkij"),
    ("Khrushchev", "Chruschtschow Khrouchtchev Chruščëv Chruszczow Xruščëv Hrushchev Hruschev Khruschev Hruščëv Hruscev Chruscev"),
    ("Stalin", "Staline"),
    ("Bukharin", "Bucharin Boukharine Buharin"),
    ("Zinoviev", "Sinowjew Zinovjev"),
    ("Ezhov", "Jeschow Iejov Ežov"),
    ("Solzhenitsyn", "Solschenizyn"),
]


@pytest.mark.parametrize(("english", "others"), FOREIGN)
def test_a_name_as_another_language_writes_it_finds_the_same(db: Db, english: str, others: str) -> None:
    asked = find(db, english)
    assert asked.hits
    for other in others.split():
        answer = find(db, other)
        assert answer.counts == asked.counts, other
        assert not answer.instead
        assert any(marked(hit) for hit in answer.hits)


def test_the_cheka_is_found_by_either_of_its_initials(db: Db) -> None:
    asked = find(db, "Чека")
    assert ids(asked)[0] == "term:cheka"
    assert all(ids(find(db, other)) == ids(asked) for other in ("ВЧК", "VChK", "Чека", "Cheka"))


def test_a_filter_takes_such_a_name_too(db: Db) -> None:
    assert ids(find(db, "by:Chruschtschow")) == ids(find(db, "by:khrushchev")) != []


def test_words_of_english_are_read_as_they_stand(db: Db) -> None:
    """No word of the corpus is taken for somebody's name in another language, but such as are names."""
    from db.folding import fold, fold_word
    from db.spelling import respelt

    names = {word for row in db.execute("select name, full_name, native_name from voice") for name in row for word in fold(name).split()}
    known = {word: int(times) for word, times in db.execute("select term, doc from word") if word.isascii()}
    readings = {word: {fold_word(way) for way in respelt(word)} - {word} for word in known}
    taken = {word for word, ways in readings.items() if ways & names or any(known.get(way, 0) >= respelling.OFTENER * known[word] for way in ways)}
    assert taken <= {"edward", "staline", "lenine", "bucharin"}


def test_who_bears_the_word_comes_before_a_word_that_begins_so(db: Db) -> None:
    assert ids(find(db, "trotsky"))[0] == "voice:trotsky"
    assert ids(find(db, "stalin"))[0] == "voice:stalin"
    assert ids(find(db, "great terror"))[0] == "term:great-terror-term"


# -- half remembered ---------------------------------------------------------------------------------------------------


def test_a_slip_is_read_as_the_nearest_word_and_that_is_told(db: Db) -> None:
    found = find(db, "peasent war collectivisation")
    assert found.instead == (("peasent", "peasant"),)
    assert not found.loose
    assert ids(found) == ids(find(db, "peasant war collectivisation")) != []
    assert any("peasant" in word for hit in found.hits for word in marked(hit))
    assert not find(db, "peasant war").instead
    assert find(db, '"peasent war"').hits == (), "what stands between quotation marks is to the letter"
    assert find(db, "zzzz").instead == ()


def test_where_nothing_has_all_words_some_are_enough_and_that_is_told(db: Db) -> None:
    found = find(db, "purges archives loyalty gulag genocide")
    assert found.loose
    assert found.hits
    assert all(marked(hit) for hit in found.hits)
    strict = find(db, "purges archives")
    assert strict.hits
    assert not strict.loose
    assert all(hit.kind == "quotation" for hit in find(db, "purges archives loyalty gulag genocide in:quotations").hits), "filters hold"
    assert "stalin" not in " ".join(t.text.casefold() for hit in find(db, "purges archives loyalty gulag -stalin").hits for t in (hit.title, hit.text))


def test_small_words_are_marked_only_beside_others(db: Db) -> None:
    found = find(db, "kulaks as a class")
    assert found.hits[0].id == "stalinism/liquidation-kulaks"
    title = found.hits[0].title
    assert [title.text[a:b] for a, b in title.marks] == ["kulaks", "as", "a", "class"]
    assert found.marks("as a rule a class of kulaks") == ((10, 11), (12, 17), (21, 27))
    assert find(db, "what is to be").marks("what it is to be"), "where nothing else was typed they are what is looked for"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("when did Lenin die", "event:lenin-death"),
        ("death of lenin", "event:lenin-death"),
        ("Lenin died", "event:lenin-death"),
        ("assassination of Kirov", "event:kirov"),
        ("who killed trotsky", "event:trotsky-murder"),
        ("who killed Kirov", "event:kirov"),
        ("what does Trotsky say about bureaucracy", "position:continuity.trotsky.concept"),
        ("was the famine genocide", "term:genocide"),
        ("what is to be done", "event:what-is-to-be-done"),
    ],
)
def test_a_question_is_answered_by_the_words_that_mean_something(db: Db, typed: str, first: str) -> None:
    found = find(db, typed)
    assert ids(found)[0] == first
    assert not found.loose


def test_words_akin_are_found_but_not_those_in_marks_or_behind_a_minus(db: Db) -> None:
    assert ids(find(db, "who killed Kirov"), "work")[0] == "knight-1999", "the word that was typed comes before one that is akin"
    assert ids(find(db, "deaths of lenin"), "event")[0] == "lenin-death", "a word that nothing has is no slip where one akin is known"
    assert {"dies", "Lenin"} <= marked(find(db, "death of lenin").hits[0])
    assert "lenin-death" not in ids(find(db, '"death of lenin"'), "event")
    assert "lenin-death" in ids(find(db, "lenin dies -death"), "event")


def test_small_words_need_not_stand_in_a_title(db: Db) -> None:
    assert {"lenoe-2010", "conquest-kirov-1989"} <= set(ids(find(db, "the murder of Kirov"), "work"))
    assert set(ids(find(db, "murder kirov"))) == set(ids(find(db, "the murder of kirov")))
    assert ids(find(db, '"murder of kirov"')) != ids(find(db, "murder of kirov")), "what stands in quotation marks is to the letter"


def test_the_name_of_a_term_is_found_where_its_words_stand_apart_when_few_have_it(db: Db) -> None:
    found = find(db, "lenin testament")
    assert ids(found)[0] == "term:testament-term"
    assert "theme:continuity/succession" in ids(found)
    assert found.counts["position"] > 1
    assert all(marked(hit) for hit in found.hits if hit.kind == "position")
    assert not {"theme:continuity/succession"} & set(ids(find(db, '"lenin testament"')))
    assert "Завещание Ленина" in marked(found.hits[0]), "where the name stands its words are not marked one by one"
    assert found.marks("Lenin's Testament was not Lenin's") == ((0, 17),)
    assert found.marks("the Testament of Lenin") == ((4, 13), (17, 22))


def test_a_text_that_names_passages_inside_a_sentence_keeps_their_names(db: Db) -> None:
    assert entries.readable("The contrast is glaring [deutscher-1], yet it survives [deutscher-2] [deutscher-3].") == "The contrast is glaring, yet it survives."
    assert entries.readable("It rests on [pipes-7], which is reported.") == "It rests on [pipes-7], which is reported."
    assert entries.readable("[trotsky-1] and [trotsky-3] deny descent [trotsky-4] and [trotsky-5].") == "[trotsky-1] and [trotsky-3] deny descent."
    (coding,) = db.execute("select coding from entry where kind = 'position' and id = 'stalinism/continuity.pipes.terror'").fetchone()
    assert "The exception rests on [pipes-7], which" in coding


@given(text=st.lists(st.sampled_from(["Yezhov", "Ежов", "Iagoda", "ягода", "year", "Élan", "elan", "_ezhov", "yosemite", "Aleksandr", "the", "ﬁscal", "1937", "IUrii"]), max_size=12).map(" ".join))
@pytest.mark.parametrize("typed", ["ezhov", "yagoda", "elan", "yuri", "a", "1937", "fiscal", "e", "y"])
def test_what_is_marked_is_every_word_that_folds_so(typed: str, text: str) -> None:
    from db.folding import words

    (term,) = parse(typed).terms
    marks = Matcher([Alternatives((term.words,), (), term.starts)])(text)
    wanted = tuple((word.start, word.end) for word in words(text) if word.folded in term.words or word.folded.startswith(term.starts))
    assert marks == wanted


# -- texts to read -----------------------------------------------------------------------------------------------------


def test_the_story_and_the_orientations_are_found(db: Db) -> None:
    found = find(db, "kronstadt in:story")
    assert {"story-kronstadt", "story-factions"} <= set(ids(found, "story"))
    assert all(hit.title.text and hit.years for hit in found.hits)
    themes = find(db, "in:themes theme:terror")
    assert "continuity/terror" in ids(themes, "theme")
    assert all(hit.debate and hit.theme == "terror" for hit in themes.hits)
    orientation = db.execute("select orientation from theme where id = 'stalinism/continuity/succession'").fetchone()[0]
    words = " ".join(orientation.split()[:5])
    assert "continuity/succession" in ids(find(db, f'"{words}"'), "theme")


def test_another_name_of_a_term_finds_what_is_said_by_the_first(db: Db) -> None:
    said = [hit for hit in find(db, '"great break"').hits if hit.kind == "position"]
    asked = find(db, "Великий перелом")
    assert ids(asked)[0].startswith(("term:", "event:"))
    assert {hit.id for hit in said} <= {hit.id for hit in find(db, "Великий перелом in:positions").hits}
    assert any("break" in word.casefold() for hit in asked.hits for word in marked(hit))


# -- what is shown -----------------------------------------------------------------------------------------------------


def test_hits_are_best_first_and_marks_lie_inside_their_texts(db: Db) -> None:
    found = find(db, "collectivization peasants")
    assert [hit.score for hit in found.hits] == sorted(hit.score for hit in found.hits)
    for hit in found.hits:
        for part in (hit.title, hit.text):
            assert all(0 <= a < b <= len(part.text) for a, b in part.marks)
    assert any("collectivisation" in {word.casefold() for word in marked(hit)} for hit in found.hits)


def test_no_more_of_a_kind_than_can_be_read_but_all_are_counted(db: Db) -> None:
    found = find(db, "stalin")
    assert len({hit.kind for hit in found.hits}) > 6
    assert max(sum(h.kind == kind for h in found.hits) for kind in found.counts) == search.PER_KIND
    assert found.counts["position"] > search.PER_KIND
    assert len(find(db, "stalin in:positions").hits) > search.PER_KIND


def test_a_quotation_brings_its_record_and_its_work(db: Db) -> None:
    hits = [hit for hit in find(db, "in:quotations by:pipes").hits if hit.quotation and hit.quotation.work]
    assert hits
    assert all(hit.work is not None and hit.quotation is not None and hit.work.id == hit.quotation.work for hit in hits)
    assert all(hit.voice_name == "Richard Pipes" for hit in hits)


def test_a_quotation_is_kept_to_the_letter(db: Db) -> None:
    for text, body in db.execute("select quotation.text, entry.body from quotation join entry on entry.id = quotation.id and kind = 'quotation'"):
        assert text == body


def test_a_snippet_shows_its_marks_and_says_what_is_unchecked_behind_the_cut() -> None:
    text = "Nothing here. " * 30 + "The word stands here, and a clause goes on and on for rather a long time " * 3 + "to its end [general knowledge]."
    at = text.index("word")
    cut = snippet(text, ((at, at + 4),), 120)
    assert [cut.text[a:b] for a, b in cut.marks] == ["word"]
    assert cut.before
    assert cut.after
    assert cut.unchecked
    assert not snippet("A first clause. " * 20 + "end [general knowledge].", (), 100).unchecked
    assert snippet("Short.", ()) == snippet("Short.", (), 50)


def test_the_marks_for_unchecked_clauses_are_no_words(db: Db) -> None:
    text = "The party [general knowledge] split [kotkin-3]."
    assert find(db, "knowledge party kotkin general").marks(text) == ((4, 9),)
    assert not [b for (b,) in db.execute("select body from entry") if "*Stalin*" in b]
