"""How pages talk about themselves: normal forms, sentences, and the closed vocabulary of "not found" labels.

A headline may begin like a notice («Страница не найдена: как исчезают архивы»), so a label counts only
when every word of it belongs to this vocabulary; one word of anything else makes it a headline. The
words are data: ``signs/vocabulary.toml``.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "ё": "е", "Ё": "е", "\u00a0": " "})
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_HEADLINE = re.compile(
    r"^(?!(?:error|ошибка|қате|404|attention|внимание|sorry|notice|note)\b)[^\s.!]+\s[^.!]{0,90}[:?]\s+\S+\s+\S[^.!]*$"
    r"|^[«“„\"][^»”\"]{3,80}[»”\"]\s*[:,—–-]?\s+\w",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"^\s*[«“„\"—–-]")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_WIDGET = re.compile(
    r"(?:to|can|leave a|post a|add a|no) comments?\b|^comments?\b.{0,12}$"
    r"|comments? (?:are )?(?:closed|off|disabled)|comment (?:was |has been )?(?:removed|deleted)"
    r"|(?:оставить|оставлять|написать|добавить|нет|добавлять|писать) комментари"
    r"|комментировать (?:могут|записи)|^комментари\w+.{0,12}$"
    r"|комментари\w+ (?:закрыт|отключен|удал)|пікір\w* (?:қалдыр|жаз|жоқ|өшір)|^пікірлер.{0,12}$"
    r"|newsletter|рассылк|таратылым|^(?:subscribe|подписаться|жазылу)$"
    r"|morning letter|утреннее письмо|таңғы хат|daily digest|дайджест",
    re.IGNORECASE,
)
_WIDGET_CHARACTERS = 200
_BOILERPLATE = re.compile(
    r"©|\(c\)|copyright|all rights reserved|все права защищены|барлық құқы|при использовании материалов"
    r"|материалдарды пайдалан|cookie|куки|политик\w+ конфиденциальност|privacy policy|powered by|свидетельств\w+ о"
    r"|\+7[\s(]|javascript|\b(?:usd|eur|rub)\b|registration certificate"
    r"|certificate of registration|editor[- ]in[- ]chief|ctrl ?\+ ?enter"
    r"|главн\w+ редактор|сетевое издание|бас редактор|есепке қою"
    r"|куәлігі|мнени\w+ (?:автор|редакци)\w*[^.]{0,40}(?:не|может)"
)


def normal(text: str) -> str:
    """Folded case, straight quotes, «ё» as «е», single spaces, no ornaments at the ends."""
    return " ".join(text.translate(_QUOTES).casefold().split()).strip(' .!?…:;,-–—|•*→←"«»()[]')


def is_headline(text: str) -> bool:
    """A line that goes on after a colon or a question, or quotes its beginning, as headlines do and notices do not."""
    return _HEADLINE.search(text) is not None


def is_speech(sentence: str) -> bool:
    """A sentence in somebody's mouth."""
    return _SPEECH.match(sentence) is not None


def sentences(text: str) -> list[str]:
    """The sentences of a block, roughly."""
    return [one for one in _SENTENCE.split(text) if one.strip()]


def is_widget(text: str) -> bool:
    """A short block about commenting (who may, or what became of a comment) or about the site's letters."""
    return len(text) < _WIDGET_CHARACTERS and _WIDGET.search(text) is not None


def is_boilerplate(text: str) -> bool:
    """A copyright line, a certificate of registration and the like: in the foot of every page of a site."""
    return _BOILERPLATE.search(text.casefold()) is not None


@lru_cache(maxsize=4096)
def words_in(text: str) -> int:
    """How many words a text has; none where it is a copyright line and the like."""
    return 0 if is_boilerplate(text) else len(_WORD.findall(text))


_CODE = re.compile(r"\d")
_HOST = re.compile(r"\b(?:[\w-]+\.)+[a-zа-я]{2,}\b")
_LONGEST_LABEL = 22
_ENDING = 5


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads((files("dalel.reach") / "signs" / "vocabulary.toml").read_text(encoding="utf-8"))


@cache
def _known(list_name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a list as they stand, and the stems of those that take many endings."""
    words = frozenset(word for text in _vocabulary()[list_name].values() for word in text.split())
    local = {word[: max(4, len(word) - 2)] for word in words if len(word) >= 5 and not word.isascii()}
    english = {word[:-1] for word in words if len(word) >= 6 and word.isascii()}
    return words, frozenset(local | english)


@lru_cache(maxsize=8192)
def _is_listed(word: str, list_name: str) -> bool:
    words, stems = _known(list_name)
    if word in words or ("-" in word and all(_is_listed(part, list_name) for part in word.split("-"))):
        return True
    return any(word[:length] in stems for length in range(4, len(word) + 1) if len(word) - length <= _ENDING)


@lru_cache(maxsize=1024)
def is_label(text: str) -> bool:
    """Every word of a normalised text belongs to the vocabulary of such labels."""
    words = _WORD.findall(text)
    return 0 < len(words) <= _LONGEST_LABEL and all(_is_listed(word, "label") for word in words)


def strange_words(text: str) -> int:
    """How many words of a normalised sentence no notice would use; numbers and host names are not counted."""
    if _BOILERPLATE.search(text):
        return 0
    words = _WORD.findall(_HOST.sub(" ", text))
    return sum(not (_is_listed(word, "label") or _is_listed(word, "notice") or _CODE.search(word)) for word in words)
