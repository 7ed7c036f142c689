"""Articles of law: number, part and code, in English, Russian and Kazakh (Cyrillic, Latin) order of words."""

import re
from dataclasses import dataclass

_N = r"\d{1,3}(?:[-–.]\d{1,2})?(?!\d)"
_PARTS_EN = r"(?:\s*,?\s*\(?(?:[Pp]arts?|[Pp]ara(?:graph|\.)?)\s*(?P<part>\d{1,2}))?"
_RU_PART = r"(?:ч\.|част(?:ь|и|ью|ям|ей)|п\.|пункт\w*)\s*"
_KK_PART = (
    r"(?:ның|нің|тың|тің|дың|дің)?\s*,?\s*(?P<part>\d{1,2})[-\s]*"
    r"(?:бөліг|бөлік|бөлім|тармағ|bölig|bölik|bolig|bolik|bölim)\w*"
)
_PATTERNS = tuple(
    re.compile(p)
    for p in (
        rf"\b[Aa]rt(?:icles?|s?\.|\b)\s*(?P<n>{_N}){_PARTS_EN}(?P<list>(?:\s*(?:,|and|&)\s*{_N}(?!\s*[A-Za-z]*\s*(?:days|years)))*)",
        rf"(?i)\b{_RU_PART}(?P<part>\d{{1,2}})(?:[-\w,\s]{{0,12}}?)\s*(?:ст\.|стать\w+)\s*(?P<n>{_N})",
        rf"(?i)\b(?:ст\.|ст\.ст\.|стать\w+)\s*(?P<n>{_N})(?:\s*,?\s*\(?{_RU_PART}(?P<part>\d{{1,2}}))?"
        rf"(?P<list>(?:\s*(?:,|и|,?\s*а также)\s*{_N}(?!\s*(?:сут|дн|лет|год|мес|час)))*)",
        rf"(?i)(?<![\d-])(?P<n>{_N})(?:\s*[-–]?\s*)(?:бап|баб|bap|bab)\w*{_KK_PART}",
        rf"(?i)(?<![\d-])(?P<n>{_N})(?:\s*[-–]?\s*)(?:бап|баб|bap|bab)\w*(?P<part>)",
    )
)
_CODES = (
    (
        "administrative",
        re.compile(r"(?i)administrativ|административ|адмкодекс|\bкоап|әкімшілік|\bӘҚБтК|äkimshilik|akimshilik"),
    ),
    ("criminal", re.compile(r"(?i)criminal|\bpenal|уголов|\bук\b|қылмыстық|\bқк\b|qylmystyq")),
)


@dataclass(frozen=True, slots=True)
class Article:
    """An article of law as worded at ``start``..``end``; ``part`` and ``code`` may be empty."""

    number: str
    part: str
    code: str
    wording: str
    start: int
    end: int

    def same_number(self, them: "Article") -> bool:
        """The same article, as far as the codes told do not say otherwise."""
        return self.number == them.number and (not self.code or not them.code or self.code == them.code)


def articles_in(text: str) -> list[Article]:
    """All articles in order."""
    found: dict[int, Article] = {}
    for pattern in _PATTERNS:
        for m in pattern.finditer(text):
            if any(a.start <= m.start() < a.end or m.start() <= a.start < m.end() for a in found.values()):
                continue
            for article in _articles(text, m):
                found[article.start] = article
    return [found[k] for k in sorted(found)]


def _articles(text: str, m: re.Match[str]) -> list[Article]:
    groups = m.groupdict()
    code = _code(text, m.end())
    head_end = m.start("list") if groups.get("list") else m.end()
    head = Article(
        _plain(m["n"]), groups.get("part") or "", code, text[m.start() : head_end].strip(), m.start(), head_end
    )
    more = [] if not groups.get("list") else [
        Article(_plain(n[0]), "", code, n[0], m.start("list") + n.start(), m.start("list") + n.end())
        for n in re.finditer(_N, m["list"])
    ]  # fmt: skip
    return [head, *more]


def _plain(number: str) -> str:
    return number.replace("–", "-").replace(".", "-")


def _code(text: str, end: int) -> str:
    """The code named soonest after the article, within the reach of a phrase."""
    after = text[end : end + 70]
    places = [(m.start(), code) for code, sign in _CODES if (m := sign.search(after))]
    return min(places)[1] if places else ""
