"""Days in Kazakh, Ukrainian, and counted from the page's own date."""

from datetime import date

import pytest

from dalel.details.dates import days_in, with_relative
from dalel.details.words import words_of


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("ақпанның 12-сінде кешке", 2, 12),
        ("қаңтардың 29-ында", 1, 29),
        ("қазанның 3-інде", 10, 3),
        ("20-декабрда кечинде", 12, 20),
        ("6 березня", 3, 6),
        ("5 вересня", 9, 5),
        ("1 лютого", 2, 1),
    ],
)
def test_a_day_is_read(text: str, month: int, day: int) -> None:
    assert [(d.month, d.day) for d in days_in(text)] == [(month, day)]


@pytest.mark.parametrize(
    ("text", "day", "counted"),
    [
        ("Вчера суд", 13, "day"),
        ("on Tuesday", 13, "day"),
        ("в среду", 14, "weekday"),
        ("кеше кешке", 13, "day"),
        ("неделю назад", 7, "weekday"),
        ("three days ago", 11, "day"),
    ],
)
def test_relative_words_count_from_the_pages_day(text: str, day: int, counted: str) -> None:
    found = with_relative(text, words_of(text), [], date(2023, 6, 14))
    assert [(d.day, d.counted) for d in found] == [(day, counted)]


@pytest.mark.parametrize("text", ["в четверг утром, 15 апреля", "on Friday, April 15", "в День прессы, 15 апреля"])
def test_a_date_told_outright_wins(text: str) -> None:
    found = with_relative(text, words_of(text), days_in(text), date(2023, 4, 20))
    assert [(d.month, d.day) for d in found] == [(4, 15)]
