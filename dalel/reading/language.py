"""The language of a passage: letters and small words first, the model of py3langid where they do not tell.

Loading the model costs most of a second, so English, Russian and Kazakh are told by a table.
"""

import re
from functools import cache
from typing import Any

# Letters or words of which a share this large tells the language (shares counted on news texts).
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.I)
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһіѓґєїўјљњћџҳҷӣӯ]", re.I)
_FOREIGN_CYRILLIC = re.compile(r"[ґєїўјљњћџѓҳҷӣӯ]", re.I)
_LATIN = re.compile(r"[a-z]", re.I)
_ENGLISH = re.compile(r"\b(?:the|of|and|in|to|was|for|by|on|that|were|with|is|he|his|her|from|at|after)\b", re.I)
CANDIDATES = ("en", "ru", "kk", "uk", "ky", "uz", "tr", "de", "fr", "es", "it", "pl", "ar", "fa", "zh", "az")
ENOUGH = 12


def language_of(text: str) -> str | None:
    """The two-letter code of a passage's language, or None where there are too few letters to tell."""
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if cyrillic > latin:
        return _cyrillic(text, cyrillic)
    words = max(1, len(text.split()))
    if latin >= ENOUGH and len(_ENGLISH.findall(text)) / words >= 0.1:
        return "en"
    letters = sum(map(str.isalpha, text))
    return _asked(text) if letters >= ENOUGH else None


def _cyrillic(text: str, letters: int) -> str | None:
    kazakh = len(_KAZAKH.findall(text)) / letters
    if letters < ENOUGH:
        return None
    if _FOREIGN_CYRILLIC.search(text):
        return _asked(text)
    if kazakh >= 0.03 and len(set(map(str.lower, _KAZAKH.findall(text)))) > 1:
        return "kk"
    return "ru" if kazakh < 0.01 else _asked(text)


def _asked(text: str) -> str | None:
    return str(_model().classify(text)[0])


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(CANDIDATES)
    return model
