"""One key for the many spellings of a word across scripts.

Қайырбек, Кайырбек, Kayirbek and Qaiyrbek all fold to ``kairbek``. anyascii gives the Latin letters
(the one library of those tried that is right for all Kazakh ones); Kazakh in Arabic letters writes its
vowels, so it has a table of its own; the rest are the habits of romanisers, each a row.
"""

import re
from functools import lru_cache

from anyascii import anyascii

_OWN = str.maketrans(
    {
        # Cyrillic where a romaniser and anyascii differ, or where Kazakh and Russian spellings meet
        "ж": "j", "ч": "C", "ш": "S", "щ": "S", "х": "k", "һ": "k", "қ": "k", "ғ": "g", "ң": "n", "ц": "T",
        "я": "ia", "ю": "iu", "ё": "e", "э": "e", "є": "e", "ы": "i", "й": "i", "и": "i", "і": "i", "ї": "i",
        "ә": "a", "ө": "o", "ұ": "u", "ү": "u", "у": "u", "ў": "u", "ъ": "", "ь": "",
        "’": "", "'": "", "ʼ": "", "ʻ": "", "‘": "",
        # Kazakh in Latin letters
        "ş": "S", "ç": "C", "ğ": "g", "ı": "i", "ñ": "n", "q": "k", "ý": "u", "š": "S", "č": "C", "ž": "j",
        # Kazakh in Arabic letters (2,5 million people in Xinjiang write so)
        "ا": "a", "ب": "b", "ۆ": "v", "گ": "g", "ع": "g", "د": "d", "ە": "e", "ج": "j", "ز": "z", "ي": "i",
        "ك": "k", "ق": "k", "ل": "l", "م": "m", "ن": "n", "ڭ": "n", "و": "o", "پ": "p", "ر": "r", "س": "s",
        "ت": "t", "ۋ": "u", "ۇ": "u", "ف": "f", "ح": "k", "ھ": "k", "چ": "C", "ش": "S", "ى": "i", "ء": "",
        "ٵ": "a", "ٶ": "o", "ٷ": "u", "ٸ": "i", "ه": "e",
    }
)  # fmt: skip

_HABITS = (  # in this order: what a romaniser writes, what it stands for
    (re.compile("dzh|dj|zh"), "j"),
    (re.compile("shch|sch|sh"), "S"),
    (re.compile("tch|tC|ch"), "C"),
    (re.compile("ts|tz"), "T"),
    (re.compile("ph"), "f"),
    (re.compile("gh"), "g"),
    (re.compile("kh|ck|[qhc]"), "k"),
    (re.compile("x(?=[^aeiou])|^x"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("w"), "v"),
    (re.compile("y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("[ei]{2,}"), "e"),
)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The key of one word; words that are said alike have keys that are equal or nearly so."""
    key = anyascii(word.lower().translate(_OWN))
    key = "".join(c if c in "SCT" else c.lower() for c in key if c.isalnum())
    for habit, sound in _HABITS:
        key = habit.sub(sound, key)
    return key
