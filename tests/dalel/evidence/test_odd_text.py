"""Any claim beside any page comes to a verdict: odd letters, impossible dates, numbers without end."""

from random import Random

import pytest

from dalel.evidence import judge_claim
from dalel.model import SourceText

LETTERS = "абвгдеАБВ .,0123456789\n«»“”()-—№$%ғқңұүһөіӘabcXYZ'’ʻ\u200b\ufeff٣ٴا一二"
ODD = (
    "5 days ago",
    "вчера",
    "999999 дней назад",
    "31.02.2023",
    "0001-01-01",
    "31 апреля",
    "on Monday",
    "мың миллион мың",
    "Иванов И.И.",
    "Article 999999",
)
WRITTEN = (None, "0001-01-01", "2023-05-05", "9999-12-31", "x")


@pytest.mark.parametrize("seed", range(40))
def test_odd_text_is_judged(seed: int) -> None:
    rng = Random(seed)
    claim, page = ("".join(rng.choices(LETTERS, k=rng.randint(0, most))) for most in (300, 1500))
    page += " ".join(["", *rng.choices(ODD, k=6)])
    claim += " ".join(["", *rng.choices(ODD, k=3)])
    text = SourceText(text=page, completeness="whole", published=rng.choice(WRITTEN))
    assert 0 <= judge_claim(claim, text, period=("2023-05-01", "2023-05-31")).score <= 1
