"""What each signal weighs (in log odds), and the score they add up to."""

from math import exp

BIAS = -3.2
WEIGHTS = {
    "person_full": 2.2, "person_initial": 2.2, "person_surname": 1.9, "person_namesake": -2.0,
    "person_absent": -5.4, "person_absent_either": -2.0, "person_found_either": 1.5, "no_person": 0.6,
    "other_full": 0.9, "other_initial": 0.9, "other_surname": 0.7, "other_namesake": -0.7, "other_absent": -0.5, "other_found_either": 0.4, "other_absent_either": -0.2,
    "date_exact": 2.4, "date_near": 1.0, "date_next": 1.3, "date_rough": 0.8, "date_rough_beside": 0.3, "date_counted": 2.0, "date_counted_off": -0.8, "date_none": -0.3, "date_week": -0.8, "date_month": -2.2,
    "date_far": -3.6, "date_untold": 0.0, "other_day_found": 1.0,
    "written_before": -2.5, "written_fresh": 1.2, "written_fresh_too": 0.2, "written_late": -1.2,
    "written_late_exact": -0.4,
    "place_found": 0.5, "place_differs": -0.7, "other_place_found": 0.2,
    "law_found": 0.9, "law_part_differs": -0.2, "law_differs": -0.8, "law_in_words": 0.0, "law_missing": -0.2,
    "term_found": 0.9, "term_differs": -0.6, "term_missing": -0.3,
    "amount_found": 1.6, "amount_differs": -1.0, "amount_missing": -0.5,
    "count_found": 0.8, "count_differs": -0.4, "count_missing": -0.2,
    "content_share": 3.5, "content_telling": 1.2, "quotation_found": 1.5,
    "title_found": 1.5, "title_other": -1.0, "title_missing": -0.3, "count_alike": 0.2,
    "act_told": 0.8, "act_untold": -2.5, "act_by_figure": 2.0, "chief_act_untold": -1.0,
    "organisation_found": 0.3, "organisation_missing": -0.2, "content_for_persons": 0.0,
    "act_of_person": 0.2, "act_of_person_apart": -0.4, "act_on_day": 0.2, "act_on_day_apart": -0.4,
    "day_of_person": 0.3, "day_of_person_apart": -0.3,
}  # fmt: skip


def score_of(signals: dict[str, float]) -> float:
    """From 0 to 1: how strongly the signals speak for the claim's event."""
    return 1 / (1 + exp(-(BIAS + sum(WEIGHTS[name] * times for name, times in signals.items() if name in WEIGHTS))))
