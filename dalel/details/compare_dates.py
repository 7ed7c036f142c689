"""The days of a claim against those of a passage and the page's own date."""

from datetime import date, timedelta

from dalel.details.dates import Day, with_year
from dalel.details.setting import Compared, Setting
from dalel.model import DetailKind, EvidenceResult

NEAR = 3
"""A ruling, its report and its retelling lie so many days apart."""


def compare_dates(s: Setting) -> Compared:
    """Rows for every day the claim tells; signals for the day of its event."""
    out = Compared()
    event = _date(s.claim.day, s.claim.year, s) if s.claim.day else None
    inside = [_resolved(d, s.written) for d in s.page.days if s.span.holds(d.start)]
    if event is None or s.claim.day is None:
        out.add("date_untold")
        return out
    _event(s, out, s.claim.day, event, inside)
    for day in s.claim.facts.days:
        if day is not s.claim.day and day.day and not day.about:
            _other(s, out, day, inside)
    return out


def _date(day: Day, year: int | None, s: Setting) -> date | None:
    """The claim's day as a date; a report without a period leaves the year to the page."""
    told = day.year or year or next((d.year for d in s.page.days if d.year and d.month == day.month), None) or 2000
    try:
        return date(told, day.month, day.day or 1)
    except ValueError:
        return None


def _resolved(day: Day, written: date | None) -> Day:
    """A day without a year is the last such before the page was written (give or take a month of notice)."""
    if day.year or not written:
        return day
    told = with_year(day, written.year)
    ahead = written + timedelta(31)
    is_past = (ahead.year, ahead.month, ahead.day) >= (written.year, day.month, day.day or 1)
    return told if is_past else with_year(day, written.year - 1)


def _event(s: Setting, out: Compared, told: Day, event: date, inside: list[Day]) -> None:
    exact = [d for d in inside if d.day and not d.about]
    distances = sorted((d.distance(event), -s.nearness(d.start), k) for k, d in enumerate(exact))
    nearest = exact[distances[0][2]] if distances else None
    gap = distances[0][0] if distances else None
    rough = next((d for d in inside if d.about and d.distance(event) <= (8 if d.day else 0)), None)
    state = _state(gap, rough)
    out.add(f"date_{state}")
    _written(s, out, event, state)
    shown = rough if state == "rough" else _told_for_event(s, exact, event) if gap else nearest
    _row(s, out, told, shown, state, gap)


def _state(gap: int | None, rough: Day | None) -> str:
    if gap == 0:
        return "exact"
    if gap is not None and gap <= NEAR:
        return "near"
    if rough is not None:
        return "rough"
    if gap is None:
        return "none"
    return "week" if gap <= 10 else "month" if gap <= 31 else "far"


def _written(s: Setting, out: Compared, event: date, state: str) -> None:
    """When the page itself was written: it cannot tell of what had not happened."""
    if s.written is None:
        return
    gap = (s.written - event).days
    if gap < -1:
        out.add("written_before")
    elif gap <= 7:
        out.add("written_fresh_too" if state in ("exact", "near") else "written_fresh")
    elif gap > 45:
        out.add("written_late" if state != "exact" else "written_late_exact")


def _told_for_event(s: Setting, exact: list[Day], event: date) -> Day:
    """Of days that all differ, the one told in the event's own clause."""
    return max(exact, key=lambda d: s.nearness((d.start + d.end) // 2) - d.distance(event) / 30)


def _row(s: Setting, out: Compared, told: Day, shown: Day | None, state: str, gap: int | None) -> None:
    kind, wording = DetailKind.DATE, told.wording
    if shown is None:
        out.evidence.append(s.row(kind, EvidenceResult.MISSING, wording, None, "", "the passage gives no date"))
    elif state in ("exact", "rough"):
        because = "the same day" if state == "exact" else "fits the day, said roughly"
        out.evidence.append(s.row(kind, EvidenceResult.FOUND, wording, shown.start, shown.wording, because))
    else:
        because = "another day" if gap and gap <= NEAR else "the passage tells of another date"
        out.evidence.append(s.row(kind, EvidenceResult.DIFFERS, wording, shown.start, shown.wording, because))


def _other(s: Setting, out: Compared, day: Day, inside: list[Day]) -> None:
    """A day of the claim beside its event's («for a rally on March 17»)."""
    when = _date(day, s.claim.year, s)
    hit = next((d for d in inside if d.day and when and d.distance(when) == 0), None)
    if hit:
        out.add("other_day_found")
        out.evidence.append(
            s.row(DetailKind.DATE, EvidenceResult.FOUND, day.wording, hit.start, hit.wording, "the same day")
        )
    else:
        out.evidence.append(
            s.row(DetailKind.DATE, EvidenceResult.MISSING, day.wording, None, "", "the passage does not give this day")
        )
