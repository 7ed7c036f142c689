"""Numbers of several words."""

import pytest

from dalel.details.quantities import quantities_in


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("үш жүз мың теңге", "amount", 300_000),
        ("мың айлық есептік көрсеткіш", "amount", 1_000),
        ("сто пятьдесят тысяч тенге", "amount", 150_000),
        ("one hundred thousand tenge", "amount", 100_000),
        ("three hundred and fifty people", "count", 350),
        ("двадцать пять суток", "term", 25),
        ("он бес тәулік", "term", 15),
        ("three and a half years", "term", 3.5 * 365),
    ],
)
def test_words_add_up(text: str, kind: str, value: float) -> None:
    assert [(q.kind, q.value) for q in quantities_in(text)] == [(kind, value)]


def test_numbers_side_by_side_stay_apart() -> None:
    assert [q.value for q in quantities_in("пять шесть человек")] == [5, 6]


@pytest.mark.parametrize("text", ["the case on torture", "он задержан", "he went on to say"])
def test_on_is_ten_in_kazakh_alone(text: str) -> None:
    assert quantities_in(text) == []
