"""Given names in all their cases."""

import pytest

from dalel.details.fold import fold
from dalel.details.given import is_given, same_given, same_name


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Pavel", "Павла Павлу Павлом Павле Павло"),
        ("Lev", "Льва Льву Львом Льве"),
        ("Pyotr", "Пётр Петра Петру Петром"),
        ("Ilya", "Илья Ильи Илье Илью Ильёй"),
        ("Anna", "Анна Анны Анне Анну Анной Аннаны Аннаға"),
        ("Igor", "Игоря Игорю Игорем"),
        ("Andrei", "Андрея Андрею Андреем"),
        ("Zulfiya", "Зульфия Зульфии Зульфию Zulfia"),
        ("Yulia", "Юлия Юлии Юлию Юлией"),
        ("Kairat", "Қайрат Қайраттың Қайратқа Кайрату Кайратом"),
        ("Oleksandr", "Александра Александру Sasha"),
        ("Halyna", "Галина Галину Галиной"),
    ],
)
def test_a_name_is_known_in_every_case(name: str, forms: str) -> None:
    assert [f for f in forms.split() if not same_given(fold(name), fold(f))] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Marat", "Мурата"), ("Aidos", "Айбека"), ("Vera", "Вадима"), ("Zhanat", "Қанаттың"), ("Anna", "Инну")],
)
def test_two_known_names_are_two(one: str, other: str) -> None:
    assert not same_given(fold(one), fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nasirdin", "Насырдинова"),
        ("Nurgaliyev", "Нұрғалиұлы"),
        ("Yuldashev", "Yoʻldoshev"),
        ("Hnatiuk", "Гнатюка"),
        ("Krasnykh", "Красных"),
        ("Petrenko", "Петренко"),
    ],
)
def test_a_surname_is_met_in_another_spelling(one: str, other: str) -> None:
    assert same_name(fold(one), fold(other))


def test_a_given_name_is_no_surname_made_of_it() -> None:
    assert not same_name(fold("Serikov"), fold("Серик"))


def test_words_are_no_names() -> None:
    assert not any(is_given(fold(word)) for word in ["Ранее", "Суд", "Полиция", "Однако", "Кеше", "Сот"])
