"""Towns in their adjectives."""

import pytest

from dalel.details.places import places_in
from dalel.details.words import words_of


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Капшагайский городской суд", "Капшагай"),
        ("алматинская активистка", "Алматы"),
        ("в семейском суде", "Семей"),
        ("усть-каменогорские полицейские", "Усть-Каменогорск"),
        ("шымкентскому журналисту", "Шымкент"),
        ("уральских рабочих", "Уральск"),
    ],
)
def test_an_adjective_names_its_town(text: str, town: str) -> None:
    assert {p.id for p in places_in(text, words_of(text))} == {p.id for p in places_in(town, words_of(town))}


def test_a_region_is_not_its_town() -> None:
    text = "Карагандинская область"
    assert [p.id for p in places_in(text, words_of(text))] == ["karaganda_region"]


@pytest.mark.parametrize("text", ["советский суд", "русский язык", "английский", "Алмалинский районный суд"])
def test_other_adjectives_name_none(text: str) -> None:
    assert places_in(text, words_of(text)) == []
