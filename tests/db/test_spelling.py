"""Readings of a word in other spellings, and the nearest of the known words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.folding import fold_word, words
from db.spelling import kin, nearest, respelt


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("Chruschtschow", "khrushchev"), ("Khrouchtchev", "khrushchev"), ("Chruščëv", "khrushchev"), ("Trockij", "trotsky"), ("Trotzki", "trotsky"),
        ("Tuchatschewski", "tukhachevsky"), ("Wyschinski", "vyshinsky"), ("Jdanov", "zhdanov"), ("Berija", "beria"), ("Perestrojka", "perestroika"),
        ("Gorbatschow", "gorbachev"), ("Tcheka", "cheka"), ("Staline", "stalin"),
        ("Hrushchev", "khrushchev"), ("Hruschev", "khrushchev"), ("Khruschev", "khrushchev"), ("Hruscev", "khrushchev"), ("Chruscev", "khrushchev"), ("Hrustalev", "khrustalev"),
        ("Ezov", "ezhov"), ("Zdanov", "zhdanov"), ("Scerbakov", "shcherbakov"),
    ],
)  # fmt: skip
def test_readings_of_names(typed: str, english: str) -> None:
    assert english in {fold_word(way) for way in respelt(typed)}


@pytest.mark.parametrize("typed", ["", "was", "Ch", "Троцкий", "1937", "NKVD-2"])
def test_what_is_short_or_not_latin_is_read_as_it_stands(typed: str) -> None:
    assert respelt(typed) == ()


@given(st.text(max_size=60))
def test_a_reading_is_one_word_and_never_the_word_itself(typed: str) -> None:
    ways = respelt(typed)
    assert len(ways) < 80
    for way in ways:
        assert way != typed.lower()
        assert len(list(words(way))) <= 1
        assert "\0" not in way


def test_words_akin_are_so_both_ways_and_never_themselves() -> None:
    assert set(kin("Died")) == {"dead", "death", "deaths", "die", "dies"}
    assert all(other != word and word in kin(other) for word in ("death", "murder", "founded", "purge") for other in kin(word))
    assert kin("terror") == ()


KNOWN = [("peasant", 40), ("peasants", 60), ("pleasant", 2), ("terror", 90), ("error", 3), ("collectivisation", 30), ("kulak", 9)]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("peasent", "peasant"), ("peasnat", "peasant"), ("teror", "terror"), ("colectivisaton", "collectivisation"), ("kulack", "kulak"), ("xyzzy", ""), ("pea", ""), ("zterror", "")],
)
def test_the_nearest_word(slip: str, meant: str) -> None:
    assert nearest(slip, KNOWN) == meant


@given(st.text(alphabet="abc", min_size=4, max_size=12), st.lists(st.tuples(st.text(alphabet="abc", max_size=12), st.integers(1, 9)), max_size=20))
def test_the_nearest_is_one_of_the_known_words_and_another(slip: str, known: list[tuple[str, int]]) -> None:
    found = nearest(slip, known)
    assert found == "" or (found != slip and found in {word for word, _ in known})
