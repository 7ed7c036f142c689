"""The addresses written in a text, and lines put together again so that an address cut by a line end is whole.

About half of the dead links that one project found had been split in two by a PDF's line end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dalel.reading.sheet import Line, Link
from dalel.urls import MAX_LENGTH, repair

_STOP = r"\s<>\"«»“”„‹›‘`|^{}\\"
_WEB = rf"(?:https?|hxxps?|h?t{{1,3}}ps?)(?:(?::|;)/{{1,3}}|//)[^{_STOP}]+"
_SCHEMES = "ftp|file|data|javascript|gopher|view-source|tg|mailto|tel|sms|skype|viber|whatsapp|magnet|about|chrome"
_OTHER = rf"(?:{_SCHEMES}):(?=[^\s/]|//)[^{_STOP}]+"
_BARE = rf"(?://(?=[a-z\d]))?(?:www\.[\w-]+\.[^{_STOP}]+|(?:[a-z\d-]+\.)+[a-z]{{2,12}}/[^{_STOP}]*)"
_URL = re.compile(rf"(?<![\w@])(?:{_WEB}|{_OTHER})", re.I)
_SCHEMELESS = re.compile(rf"(?<![\w@./])(?:{_BARE})", re.I)
_NEXT = re.compile(r"https?://", re.I)
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'’…*_"
_INNER_ARCHIVE = re.compile(r"(?:archive|/https?:?/*|[=/])$", re.I)


@dataclass(frozen=True)
class Written:
    """An address in a text: where it stands, as written, and as it was surely meant."""

    start: int
    end: int
    written: str
    url: str


def addresses(text: str) -> Iterator[Written]:
    """The addresses in a text, in order, without the punctuation that closes the sentence."""
    last = 0
    found = [*_URL.finditer(text)]
    found += [m for m in _SCHEMELESS.finditer(text) if not any(k.start() <= m.start() < k.end() for k in found)]
    for match in sorted(found, key=re.Match.start):
        for start, raw in _unglued(match.start(), match[0]):
            written = _trimmed(raw)
            if start >= last and len(written) > 4:
                last = start + len(written)
                yield Written(start, last, written, repair(written))


def _unglued(start: int, raw: str) -> Iterator[tuple[int, str]]:
    """Two addresses written without a blank between them; one inside an archive's address stays there."""
    cuts = [0]
    for inner in _NEXT.finditer(raw, 1):
        before = raw[: inner.start()]
        if not _INNER_ARCHIVE.search(before) and "?" not in before[cuts[-1] :]:
            cuts.append(inner.start())
    for begin, end in zip(cuts, [*cuts[1:], len(raw)], strict=True):
        yield start + begin, raw[begin:end]


def _trimmed(raw: str) -> str:
    """Brackets that were not opened inside and closing punctuation belong to the sentence."""
    url = raw
    while url:
        last = url[-1]
        opener = _CLOSERS.get(last)
        if last in _TRAILING or (opener and url.count(last) > url.count(opener)):
            url = url[:-1]
        else:
            break
    return url


# A line that ends inside an address, and the beginning of the next line that may go on with it.
_ENDS_IN_URL = re.compile(rf"(?:https?://|www\.)[^{_STOP}]*$", re.I)
_FIRST_WORD = re.compile(rf"[^{_STOP}]+")
_JOINT = tuple("-_=&?%/~+#@:")
_SURELY = re.compile(r"[/_=&?%#~+]|\d\D|\D\d|-\w|\.(?:html?|php|aspx?|pdf|jpe?g|png|mp4)\b|[a-z][A-Z]|[A-Z]{2}[a-z]", 0)
_LISTED = re.compile(r"[\[(]\d{1,4}[\])]|\d{1,4}[.)]?$|[-•–—]$")


@dataclass(frozen=True)
class Joined:
    """Lines as one; ``uncertain`` are the addresses that ran over a line end with no link to prove them."""

    line: Line
    uncertain: tuple[str, ...] = ()


def joined(lines: Sequence[Line], width: int, words: frozenset[str] = frozenset()) -> Joined:
    """The lines as one. ``width``: lines as long as this were cut by the page, not by their writer.

    ``words`` of the same document decide whether a hyphen at a line's end was in the word.
    """
    whole, cut = lines[0], list[int]()
    for last, line in pairwise(lines):
        same = same_link(whole, line)
        if url_goes_on(whole.text, last, line.text, width):
            cut += [] if same else [len(whole.text)]
            whole = _appended(whole, line, "")
        elif same and _ENDS_IN_URL.search(whole.text[-MAX_LENGTH:]):
            whole = _appended(whole, line, "")
        else:
            glue = _hyphen_glue(whole.text, line.text, words)
            whole = _appended(_without_last(whole) if glue is None else whole, line, glue or "")
    found = [a.url for a in addresses(whole.text) if any(a.start < at < a.end for at in cut)] if cut else []
    return Joined(whole, tuple(found))


def same_link(whole: Line, following: Line) -> bool:
    """Whether one hyperlink covers the end of a line and the beginning of the next."""
    ending = [k for k in whole.links if k.end >= len(whole.text)]
    return any(k.start == 0 and k.url == e.url for k in following.links for e in ending)


def _appended(whole: Line, line: Line, between: str) -> Line:
    at = len(whole.text) + len(between)
    links = [Link(k.start + at, k.end + at, k.url) for k in line.links]
    if links and same_link(whole, line):
        first = whole.links[-1]
        links[0] = Link(first.start, links[0].end, first.url)
        whole = replace(whole, links=whole.links[:-1])
    marks = tuple(replace(m, at=m.at + at) for m in line.marks)
    text = f"{whole.text}{between}{line.text}"
    return replace(whole, text=text, links=(*whole.links, *links), marks=whole.marks + marks, until=line.until)


def _without_last(line: Line) -> Line:
    return replace(line, text=line.text[:-1])


def url_goes_on(text: str, last: Line, following: str, width: int) -> bool:
    """Whether the address at the end of ``text`` goes on in the next line; ``last`` is its last line alone."""
    url, word = _ENDS_IN_URL.search(text[-MAX_LENGTH:]), _FIRST_WORD.match(following)
    cut = len(last.text) >= width if last.full is None else last.full
    if url is None or word is None or not cut:
        return False
    if _NEXT.match(following) or _LISTED.match(word[0]) or not word[0].isascii():
        return False
    core = word[0].rstrip(".,;)")
    alone = len(following.split()) == 1
    return bool(_SURELY.search(core)) or (url[0].endswith(_JOINT) and (alone or core.islower()))


def _hyphen_glue(text: str, following: str, words: frozenset[str]) -> str | None:
    """What stands between two lines: a blank, nothing after a hyphen that stays, None where it goes away."""
    if not text.endswith(("-", "\u00ad")) or not re.match(r"\w", following):
        return " "
    before = re.search(r"[\w'’]+(?=[-\u00ad]$)", text)
    after = re.match(r"[\w'’]+", following)
    if not before or not after or not after[0][0].islower():
        return "" if before else " "
    whole, hyphened = before[0] + after[0], f"{before[0]}-{after[0]}"
    if text.endswith("\u00ad") or whole.lower() in words:
        return None
    return "" if hyphened.lower() in words else None
