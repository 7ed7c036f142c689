"""Plain text to a sheet: lines, blank lines, rules, and whether lines were cut by width."""

import re
import unicodedata

from dalel.reading.sheet import INVISIBLE, Line, Sheet

_RULE = re.compile(r"\s*[_=*─━—–-]{3,}\s*$")
_WRAPPED_AT = 120


def read_text(text: str) -> Sheet:
    """The lines of a text file, as a sheet in which marks and notes are not yet found."""
    raw = re.split(r"\r\n|[\n\r\v\u0085\u2028\u2029]|(?=\f)", unicodedata.normalize("NFC", text))
    lines: list[Line] = []
    gap, rule = True, False
    for one in raw:
        plain = one.translate(INVISIBLE)
        words = " ".join(plain.split())
        if not words or _RULE.match(plain):
            # Word writes the rule above the notes as a row of tabs.
            gap, rule = True, rule or bool(words) or plain.count("\t") > 2
            continue
        lines.append(Line(words, gap=gap or "\f" in one, rule=rule))
        gap, rule = False, False
    return Sheet(tuple(lines), wrapped=is_wrapped(lines))


def is_wrapped(lines: list[Line]) -> bool:
    """Whether lines end where the page did: many lines follow another without a gap, and few are long."""
    running = [line for line in lines if not re.match(r"[\[(]?\d+[\])]?\s*https?:", line.text)]
    following = [line for line in running if not line.gap]
    long = sum(len(line.text) > _WRAPPED_AT for line in running)
    return len(following) >= max(1, 0.2 * len(running)) and long <= 0.1 * len(running)
