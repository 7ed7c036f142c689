"""What each signal weighs (in log odds), and the score they add up to."""

from math import exp

BIAS = -3.11
WEIGHTS = {
    "person_full": 2.3, "person_initial": 2.17, "person_surname": 2.29, "person_namesake": -2.12,
    "person_absent": -5.55, "person_absent_either": -2.0, "person_found_either": 1.32, "no_person": -0.32,
    "other_full": 0.9, "other_initial": 0.9, "other_surname": 0.7, "other_namesake": -0.7, "other_absent": -0.5,
    "other_found_either": 0.4, "other_absent_either": -0.2,
    "date_exact": 2.44, "date_near": 0.83, "date_next": 1.54, "date_rough": 0.82, "date_rough_beside": 0.21,
    "date_counted": 2.31, "date_counted_off": -0.8, "date_none": -0.1, "date_week": -1.0, "date_month": -2.2,
    "date_far": -3.87, "date_untold": 0.0,
    "other_day_found": 1.0,
    "written_before": -2.51, "written_fresh": 1.16, "written_fresh_too": 0.54, "written_late": -1.2,
    "written_late_exact": -0.4,
    "place_found": 0.47, "place_differs": -0.77,
    "other_place_found": 0.15,
    "law_found": 0.25, "law_part_differs": -0.2, "law_differs": -0.82, "law_in_words": 0.04,
    "law_missing": -0.2,
    "term_found": 0.48, "term_differs": -1.29, "term_missing": 0.03,
    "amount_found": 1.15, "amount_differs": -1.13, "amount_missing": -0.54,
    "count_found": 0.91, "count_differs": -0.4, "count_missing": -0.58,
    "content_share": 3.28, "content_telling": 0.95, "quotation_found": 1.5,
    "title_found": 1.35, "title_other": -1.12, "title_missing": -0.49,
    "count_alike": 0.48,
    "act_told": 0.01, "act_untold": -2.33, "act_by_figure": 1.89, "chief_act_untold": -1.17,
    "organisation_found": 0.09, "organisation_missing": -0.42,
    "content_for_persons": 2.45,
    "act_of_person": 0.09, "act_of_person_apart": -0.65, "act_on_day": -0.15, "act_on_day_apart": -0.37,
    "day_of_person": 0.03, "day_of_person_apart": 0.05,
}  # fmt: skip


def score_of(signals: dict[str, float]) -> float:
    """From 0 to 1: how strongly the signals speak for the claim's event."""
    return 1 / (1 + exp(-(BIAS + sum(WEIGHTS[name] * times for name, times in signals.items() if name in WEIGHTS))))
