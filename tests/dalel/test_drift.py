import pytest

from dalel.drift import drift
from dalel.model import Evidence, SourceText

KEY = "4 мая суд Заречного арестовал водителя Орлова на 10 суток."
BODY = "Заседание длилось час. Адвокат назвал решение незаконным и подаст жалобу. Родные ждали у здания суда весь день."


def text(*lines: str, completeness: str = "whole") -> SourceText:
    return SourceText(title="Арест водителя", text="\n".join(lines), completeness=completeness)


def evidence(quote: str = KEY) -> list[Evidence]:
    return [Evidence("term", "found", "ten days", "10 суток", quote, "the same term")]


@pytest.mark.parametrize(
    ("after", "now"),
    [
        (KEY.replace("10 суток", "15 суток"), KEY.replace("10 суток", "15 суток")),
        (KEY.replace("арестовал", "не арестовал"), KEY.replace("арестовал", "не арестовал")),
        ("", ""),
    ],
)
def test_a_sentence_that_carried_evidence_and_changed_is_drift(after: str, now: str) -> None:
    found = drift(text(KEY, BODY), text(after, BODY), evidence())
    assert [change.after for change in found.changes] == [now]
    assert not found.replaced


@pytest.mark.parametrize(
    "after",
    [
        [KEY, BODY],
        ["1 204 просмотра", KEY, BODY, "Обновлено: 5 мая, 12:30"],
        [BODY, KEY],
        [f"{KEY} {BODY}"],
        [KEY, BODY, "Читайте также", "Другая новость дня", "Ещё одна новость"],
        [KEY, "Заседание длилось два часа."],
        [KEY.upper(), BODY],
    ],
)
def test_what_does_not_touch_the_sentence_is_no_drift(after: list[str]) -> None:
    assert drift(text(KEY, BODY), text(*after), evidence()).changes == ()


def test_a_teaser_or_nothing_is_a_matter_of_reach() -> None:
    assert drift(text(KEY, BODY), text("Подпишитесь", completeness="teaser"), evidence()).changes == ()
    assert drift(text(KEY, BODY), text("", completeness="nothing"), evidence()).changes == ()


def test_a_page_that_is_another_one_says_so() -> None:
    other = text("Погода на неделю. Будет тепло и сухо. Синоптики обещают солнце.", "В четверг ветер усилится до бури.")
    found = drift(text(KEY, BODY), other, evidence())
    assert found.replaced
