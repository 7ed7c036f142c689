"""The vocabulary: well formed, and no word of another language or name is taken for one of its own."""

import pytest

from dalel.details.concepts import acts, concepts_of, languages_of, occasions
from dalel.details.facts import facts_of
from dalel.details.tables import rows
from dalel.details.words import words_of


def test_every_row_has_a_weight_and_words_of_at_most_two_parts() -> None:
    for row in rows("concepts"):
        assert len(row) == 5, row[0]
        assert row[1][0] in "123", row[0]
        assert row[1][1:2] in ("", "!", "?"), row[0]
        assert all(stem.count("_") <= 1 for column in row[2:] for stem in column.split()), row[0]


def test_no_concept_stands_twice() -> None:
    names = [row[0] for row in rows("concepts")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Journalists were turned away at the door", "entry"),
        ("ему отказали без удовлетворения", "dismissed"),
        ("оны алып кетті де қойды", "detention"),
    ],
)
def test_two_words_tell_what_one_does_not(text: str, concept: str) -> None:
    assert any(concept in found for _, found in facts_of(text).concepts)


def test_russian_pages_are_read_by_russian_words() -> None:
    words = words_of("В Казахстане и Киргизии на этой неделе не было ни устава, ни акта о том, что сказал он по делу")
    found = [concepts_of(word, languages_of(words, False)) for word in words]
    assert not any(concept in acts() for concepts in found for concept in concepts)


@pytest.mark.parametrize("name", ["Қазақстан", "Қырғызстан", "Ақтау", "Меруерт", "Мээрим", "Kazakhstan"])
def test_names_tell_of_no_act(name: str) -> None:
    assert not concepts_of(words_of(name)[0]) & (acts().keys() | occasions())
