"""The days of a claim against those of a passage and the page's own date."""

from datetime import date, timedelta

from dalel.details.day import Day, with_year
from dalel.details.setting import ALIKE, Compared, Setting
from dalel.model import DetailKind, Evidence, EvidenceResult

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


def days_of_the_event(s: Setting) -> list[int]:
    """Where the passage tells the day of the claim's event."""
    event = _date(s.claim.day, s.claim.year, s) if s.claim.day else None
    inside = (_resolved(d, s.written) for d in s.page.days if s.span.holds(d.start) and d.day)
    return [d.start for d in inside if event and (_fits(d, event) if d.about else not d.distance(event))]


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
    others = [when for d in s.claim.facts.days if d is not told and d.day and (when := _date(d, s.claim.year, s))]
    exact = [d for d in inside if d.day and not d.about and not _is_span(d)]
    exact = [d for d in exact if not d.distance(event) or all(d.distance(when) for when in others)]
    distances = sorted((d.distance(event), -s.nearness(d.start), k) for k, d in enumerate(exact))
    nearest = exact[distances[0][2]] if distances else None
    gap = distances[0][0] if distances else None
    rough = next((d for d in inside if (d.about or _is_span(d)) and _fits(d, event)), None)
    counted = [d.distance(event) for d in inside if d.counted and d.day]
    state = _state(gap, rough, min(counted) if counted else None)
    out.add(f"date_{state}")
    _written(s, out, event, state)
    free = _free(s, exact) or exact
    if state in ("exact", "rough", "in_month", "counted"):
        hit = nearest if state == "exact" else rough
        assert hit is not None
        _found(s, out, told, hit, "the same day" if state == "exact" else "fits the day, said roughly")
        if hit.start <= 3 and hit.year:  # the page's own date; what it tells of may have another
            free = _free(s, exact)
            out.evidence += _differing(s, told, free) if s.counterparts(told, free) else []
    else:
        free = _free(s, exact) or exact
        out.evidence += _differing(s, told, free, least=0.0)


def _is_span(day: Day) -> bool:
    """A week's digest («5–11 февраля») tells no day of what is in it."""
    return bool(day.day and day.until - day.day > NEAR)


def _fits(rough: Day, event: date) -> bool:
    """A weekday may be the one before; «late May» is eight days long, «в мае» all of May."""
    gap = rough.distance(event)
    if _is_span(rough):
        return gap == 0
    if rough.counted:
        return gap <= 1 or (rough.counted == "weekday" and gap == 7)
    return gap <= (8 if rough.day else 0)


def _state(gap: int | None, rough: Day | None, counted: int | None) -> str:
    """``gap``: days to the nearest day told outright; ``counted``: to the nearest that «вчера» or a weekday means."""
    if gap == 0:
        return "exact"
    if rough is not None and rough.counted:
        return "counted"
    if gap is not None and gap <= NEAR:
        return "next" if gap == 1 else "near"
    if rough is not None:
        return "rough_beside" if gap is not None else "rough" if rough.day else "in_month"
    if gap is None and counted is None:
        return "none"
    if gap is None:
        return "counted_off"
    return "week" if gap <= 10 else "month" if gap <= 31 else "far"


def _written(s: Setting, out: Compared, event: date, state: str) -> None:
    """When the page itself was written: it cannot tell of what had not happened."""
    if s.written is None:
        return
    gap = (s.written - event).days
    if gap < -1:
        out.add("written_before")
    elif gap <= 7:
        out.add("written_fresh_too" if state in ("exact", "next", "near", "counted") else "written_fresh")
    elif gap > 45:
        out.add("written_late" if state != "exact" else "written_late_exact")


def _free(s: Setting, inside: list[Day]) -> list[Day]:
    """The passage's days that are none of the claim's."""
    mine = [when for d in s.claim.facts.days if d.day and (when := _date(d, s.claim.year, s))]
    return [d for d in inside if d.day and not d.about and all(d.distance(when) for when in mine)]


def _found(s: Setting, out: Compared, told: Day, hit: Day, because: str) -> None:
    out.evidence.append(s.row(DetailKind.DATE, EvidenceResult.FOUND, told.wording, hit.start, hit.wording, because))


def _differing(s: Setting, told: Day, free: list[Day], least: float = ALIKE) -> list[Evidence]:
    """The passage's days that stand where the claim's should, or that it has none."""
    kind, differs, missing = DetailKind.DATE, EvidenceResult.DIFFERS, EvidenceResult.MISSING
    shown = s.counterparts(told, free, least)
    rows = [s.row(kind, differs, told.wording, d.start, d.wording, "another day") for d in shown]
    return rows or [s.row(kind, missing, told.wording, None, "", "the passage does not give this day")]


def _other(s: Setting, out: Compared, day: Day, inside: list[Day]) -> None:
    """A day of the claim beside its event's («for a rally on March 17»)."""
    when = _date(day, s.claim.year, s)
    hit = next((d for d in inside if d.day and when and d.distance(when) == 0), None)
    if hit:
        out.add("other_day_found")
        _found(s, out, day, hit, "the same day")
    else:
        out.evidence += _differing(s, day, _free(s, inside))
