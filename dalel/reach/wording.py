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

from dalel.reach.sign import Talk

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "ё": "е", "Ё": "е", "\u00a0": " "})
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_HEADLINE = re.compile(
    r"^(?!(?:error|ошибка|қате|404|attention|внимание|sorry|notice|note)\b)[^\s.!]+\s[^.!]{0,90}[:?]\s+\S+\s+\S[^.!]*$"
    r"|^[«“„\"][^»”\"]{3,80}[»”\"]\s*[:,—–-]?\s+\w",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"^\s*[«“„\"—–-]")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_BOILERPLATE = re.compile(
    r"©|\(c\)|copyright|all rights reserved|все права защищены|барлық құқы|при использовании материалов"
    r"|материалдарды пайдалан|cookie|куки|политик\w+ конфиденциальност|privacy policy|powered by|свидетельств\w+ о"
    r"|\+7[\s(]|javascript"
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


@lru_cache(maxsize=4096)
def words_in(text: str) -> int:
    """How many words a text has; none where it is a copyright line and the like."""
    return 0 if _BOILERPLATE.search(text.casefold()) else len(_WORD.findall(text))


_LONGEST_LABEL = 22
_ENDING = 5


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads((files("dalel.reach") / "signs" / "vocabulary.toml").read_text(encoding="utf-8"))


@cache
def _label_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words as they stand, and the stems of the Russian and Kazakh ones, which take many endings."""
    words = frozenset(word for text in _vocabulary()["label"].values() for word in text.split())
    stems = frozenset(word[: max(4, len(word) - 2)] for word in words if len(word) >= 5 and not word.isascii())
    return words, stems


@lru_cache(maxsize=1024)
def is_label(text: str) -> bool:
    """Every word of a normalised text belongs to the vocabulary of such labels."""
    words = _WORD.findall(text)
    return 0 < len(words) <= _LONGEST_LABEL and all(map(_is_label_word, words))


def _is_label_word(word: str) -> bool:
    words, stems = _label_words()
    if word in words or ("-" in word and all(map(_is_label_word, word.split("-")))):
        return True
    return any(word[:length] in stems for length in range(4, len(word) + 1) if len(word) - length <= _ENDING)


@cache
def _talk(talk: Talk) -> re.Pattern[str] | None:
    patterns = _vocabulary()["talk"].get(talk)
    return re.compile("|".join(patterns)) if patterns else None


def speaks_of(text: str, talk: Talk) -> bool:
    """A normalised sentence that speaks as such pages do. For ``ANY`` none does: every word counts as story."""
    pattern = _talk(talk)
    return pattern is not None and pattern.search(text) is not None
