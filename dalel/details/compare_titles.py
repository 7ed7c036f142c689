"""Names in quotation marks (of parties, sites, companies): a claim's against a passage's."""

from dalel.details.concepts import concepts_of
from dalel.details.facts import Facts
from dalel.details.given import same_name
from dalel.details.setting import Compared, Setting
from dalel.details.stopwords import is_common
from dalel.details.words import Span, Word
from dalel.model import DetailKind, EvidenceResult


def compare_titles(s: Setting) -> Compared:
    """One row a name found; a name that is not there may have been translated, which another in its place belies."""
    out = Compared()
    told = {
        s.claim.facts.text[t.start : t.end]: words for t in s.claim.facts.titles if (words := _words(s.claim.facts, t))
    }
    others = [t for t in s.page.titles if s.span.holds(t.start)]
    for wording, words in told.items():
        hit = _find(s.page, words, s.span)
        if hit:
            out.add("title_found")
            because, source = "the same name", s.page.text[hit.start : hit.end]
            out.evidence.append(
                s.row(DetailKind.ORGANISATION, EvidenceResult.FOUND, wording, hit.start, source, because)
            )
        else:
            out.add("title_other" if others else "title_missing")
    return out


def _words(facts: Facts, title: Span) -> list[Word]:
    """The words of a name; nothing where all of them are common ones, as in a slogan."""
    words = [w for w in facts.words if title.holds(w.start) and not w.number]
    rare = [w for w in words if not is_common(w) and not concepts_of(w) and len(w.key) > 2]
    return words if rare else []


def _find(page: Facts, words: list[Word], span: Span) -> Span | None:
    first, *rest = words
    for i, word in enumerate(page.words):
        if not span.holds(word.start) or not _alike(first, word) or i + len(rest) >= len(page.words):
            continue
        if all(_alike(mine, page.words[i + k]) for k, mine in enumerate(rest, 1)):
            return Span(word.start, page.words[i + len(rest)].end)
    return None


def _alike(mine: Word, word: Word) -> bool:
    return mine.key == word.key or (len(mine.key) > 3 and same_name(mine.key, word.key))
