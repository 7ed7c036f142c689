"""What the terminal says after a check: what was found, what needs a person first, what is pending."""

from pathlib import Path
from textwrap import shorten

from dalel.model import Reach, Support
from dossier.attention import by_urgency, reason
from dossier.safe import one_line
from dossier.view import DossierView, totals

MOST_ROWS = 8
WIDTH = 100


def summary_lines(view: DossierView, out: Path) -> list[str]:
    """Lines of plain text, most important first."""
    count = totals(view)
    lines = [
        one_line(view.report.title or view.report.name),
        f"{count.citations} citations of {count.sources} sources; {count.findings} findings about the report",
    ]
    if view.citations:
        lines += [f"{name.capitalize():8} {_states(getattr(count, name))}" for name in ("reach", "kept", "support")]
    else:
        lines.append("No footnote with a source was found, so nothing was checked.")
    recovered = [c for c in view.citations if c.support_from == "memento" and c.reach is not Reach.LIVE]
    if recovered:
        lines.append(
            f"{len(recovered)} read from an archived copy: notes {', '.join(str(c.footnote) for c in recovered)}"
        )
    first = [c for c in by_urgency(view.citations) if reason(c)]
    if first:
        lines.append(f"{len(first)} need a person, first:")
    for citation in first[:MOST_ROWS]:
        word = citation.support if citation.support is not Support.UNREAD else citation.reach
        told = f"[{citation.footnote}] {word}: {one_line(citation.support_because)}"
        lines.append(f"  {shorten(told, WIDTH, placeholder=' …')}")
    lines += [one_line(note) for note in view.notes]
    return [*lines, f"Dossier: {out / 'dossier.html'}"]


def _states(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {word}" for word, number in counts.items() if number)
