"""Stories of two sentences that say what notices say: none of them is gone. True notices stand beside them."""

import pytest

from dalel.model import Exchange, Hop, Reach
from dalel.page import read_page

STORIES = [
    (
        "en",
        "Not found: the missing ballot box",
        "The box was not found in the school. Two observers saw it on a cart at dusk.",
    ),
    ("en", "Correction", "An earlier version of this story said the bridge was not found safe. It was."),
    (
        "ru",
        "Страница исчезла из архива",
        "Из архива исчезла страница с фамилиями переселенцев. Хранитель говорит, что в марте она ещё была.",
    ),
    ("ru", "Запись удалена", "Запись с камеры удалена, ответили в школе родителям. Прокуратура начала проверку."),
    ("ru", "Документ не найден", "Документ о передаче озера не найден ни в одном архиве. Рыбаки подали в суд."),
    ("ru", "Приказ о снятии", "Приказ № 8 снят с регистрации 4 мая 2022 года, озеро снова закрыто для рыбаков."),
    ("kk", "Материал табылмады", "Қоймадан жоғалған радиоактивті материал әлі табылмады. Іздеу екінші аптаға созылды."),
    ("kk", "Жазба өшірілді", "Камерадағы жазба өшірілген, деп жауап берді мектеп ата-аналарға."),
]
NOTICES = [
    ("en", "Post deleted", "This post was deleted by its author."),
    ("ru", "Запись удалена", "Запись удалена владельцем страницы."),
    ("ru", "Документ не найден", "Возможно, документ был удалён или перемещён."),
    ("kk", "Материал табылмады", "Сіз іздеген материал жойылған болуы мүмкін."),
]
SHAPES = ("<h1>{0}</h1><p>{1}</p>", "<div class=h>{0}</div><div class=t>{1}</div>")


def reach_of(language: str, title: str, text: str, shape: str) -> Reach:
    url = "https://northfen.example/2020/04/the-long-way-home"
    page = f"<html lang={language}><title>{title}</title><body>{shape.format(title, text)}</body></html>"
    hop = Hop(url, 200, (("Content-Type", "text/html; charset=utf-8"),))
    return read_page(Exchange(url, (hop,), page.encode()))[0].reach


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("language", "title", "text"), STORIES)
def test_a_short_story_in_the_words_of_a_notice_is_there(language: str, title: str, text: str, shape: str) -> None:
    assert reach_of(language, title, text, shape) is Reach.LIVE


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("language", "title", "text"), NOTICES)
def test_the_notice_itself_is_gone(language: str, title: str, text: str, shape: str) -> None:
    assert reach_of(language, title, text, shape) is Reach.GONE
