"""What each signal weighs (in log odds), and the score they add up to."""

from math import exp

BIAS = -3.05
DIFFERS = 1.0
"""What a detail that differs speaks for the passage it stands in: it tells of the thing, if otherwise."""
WEIGHTS = {
    "person_full": 2.14, "person_initial": 2.18, "person_surname": 2.53, "person_namesake": -1.93,
    "person_absent": -5.56, "person_absent_either": -1.13, "person_found_either": 1.16, "no_person": -0.44,
    "other_full": 0.9, "other_initial": 0.9, "other_surname": 0.7, "other_namesake": -0.7, "other_absent": -0.5,
    "other_found_either": 0.4, "other_absent_either": -0.2,
    "date_exact": 2.55, "date_near": 0.82, "date_next": 1.8, "date_rough": 0.9,
    "date_in_month": 0.2, "date_rough_beside": -0.11,
    "date_counted": 2.56, "date_counted_off": -0.8, "date_none": -0.09, "date_week": -0.82, "date_month": -2.31,
    "date_far": -4.23, "date_untold": 0.0,
    "other_day_found": 0.85,
    "written_before": -2.52, "written_fresh": 1.13, "written_fresh_too": 0.89, "written_late": -1.2,
    "written_late_exact": -0.4,
    "place_found": 0.32, "place_differs": -0.95,
    "other_place_found": 0.18,
    "law_found": -0.04, "law_part_differs": -0.2, "law_differs": -0.87, "law_in_words": -0.01,
    "law_missing": -0.19,
    "term_found": 0.46, "term_differs": -1.85, "term_missing": -0.01,
    "amount_found": 1.12, "amount_differs": -1.28, "amount_missing": -0.59,
    "count_found": 1.0, "count_differs": -0.41, "count_missing": -0.88,
    "content_share": 3.43, "content_telling": 1.03, "quotation_found": 1.5,
    "title_found": 0.97, "title_other": -1.31, "title_missing": -0.72,
    "count_alike": 0.61,
    "act_told": -0.04, "act_untold": -2.26, "act_untold_of_nobody": -1.0,
    "act_by_figure": 1.84, "act_refused": -0.8, "chief_act_untold": -1.14,
    "organisation_found": -0.1, "organisation_missing": -0.54,
    "content_for_persons": 2.38,
    "act_of_person": 0.05, "act_of_person_apart": -0.59, "act_on_day": -0.15, "act_on_day_apart": -0.37,
    "day_of_person": -0.11, "day_of_person_apart": 0.28,
}  # fmt: skip


def score_of(signals: dict[str, float]) -> float:
    """From 0 to 1: how strongly the signals speak for the claim's event."""
    return 1 / (1 + exp(-(BIAS + sum(WEIGHTS[name] * times for name, times in signals.items() if name in WEIGHTS))))


def agreement_of(signals: dict[str, float]) -> float:
    """What speaks for the claim's event, whatever speaks against it: a passage is not chosen for what it leaves out."""
    return sum(
        DIFFERS if _is_told_otherwise(name) else max(0.0, WEIGHTS.get(name, 0.0)) * times
        for name, times in signals.items()
    )


def _is_told_otherwise(signal: str) -> bool:
    return signal.endswith("_differs") or signal in ("date_week", "date_month", "date_far")
