"""The ledger as people and programs read it (``dalel read``)."""

from collections import defaultdict
from typing import Any

from dalel.model import Report


def ledger_json(report: Report) -> dict[str, Any]:
    """The ledger in the stable shape of ``dalel read --format json``."""
    period = report.period
    return {
        "report": {
            "title": report.title,
            "language": report.language,
            "period": {"from": period[0], "to": period[1]} if period else None,
            "sha256": report.sha256,
            "media_type": report.media_type,
        },
        "footnotes": [{"number": n.number, "text": n.text, "urls": list(n.urls)} for n in report.footnotes],
        "claims": [
            {"id": c.id, "text": c.text, "context": c.context, "date": c.date, "footnotes": list(c.footnotes)}
            for c in report.claims
        ],
        "citations": [
            {"id": c.id, "claim": c.claim, "footnote": c.footnote, "url": c.url, "source": c.source}
            for c in report.citations
        ],
        "findings": [
            {
                "kind": f.kind,
                "footnote": f.footnote,
                "url": f.url,
                "message": f.message,
                "suggestion": f.suggestion,
            }
            for f in report.findings
        ],
    }


def ledger_table(report: Report) -> str:
    """The ledger as plain text: the head, the findings, then each claim with its notes and addresses."""
    period = f"{report.period[0]} to {report.period[1]}" if report.period else "not told"
    urls = sum(len(note.urls) for note in report.footnotes)
    rows = [
        shown(report.title) or "(no title)",
        f"language {report.language or 'not told'}, period {period}",
        f"{len(report.footnotes)} notes, {urls} addresses, {len(report.claims)} claims, "
        f"{len(report.citations)} citations, {len(report.findings)} findings",
    ]
    if report.findings:
        rows += ["", "Findings"]
    for finding in report.findings:
        place = f"note {finding.footnote}" if finding.footnote is not None else "report"
        rows.append(f"  {finding.kind} ({place}): {shown(finding.message)}")
        rows += [f"      perhaps {shown(finding.suggestion)}"] if finding.suggestion else []
    cited: dict[str, list[str]] = defaultdict(list)
    for citation in report.citations:
        cited[citation.claim].append(f"      {shown(citation.url)}")
    rows += ["", "Claims"]
    for claim in report.claims:
        notes = ", ".join(map(str, claim.footnotes))
        rows.append(f"  {claim.id}  {claim.date or '-'}  [{notes}]  {shown(claim.text, 160)}")
        rows += cited[claim.id]
    return "\n".join(rows) + "\n"


def shown(text: str, length: int = 2000) -> str:
    """Text for a terminal: control and direction characters as escapes, cut at ``length``."""
    plain = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[: length + 1])
    return plain if len(text) <= length else plain[:length] + "…"
