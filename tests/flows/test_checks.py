"""What --fail-on and --max-age take."""

from datetime import timedelta

import pytest

from dalel.errors import SettingsError
from flows.checks import duration, known_words


def test_states_and_findings_are_taken_in_any_case_and_with_commas() -> None:
    assert known_words(("gone,contradicted", "Note_Missing")) == {"GONE", "CONTRADICTED", "NOTE_MISSING"}
    assert known_words(()) == frozenset()


@pytest.mark.parametrize(
    ("word", "hint"), [("gon", "did you mean GONE"), ("notes_missing", "note_missing"), ("zzz", "see docs")]
)
def test_an_unknown_word_is_refused_with_the_nearest_known_one(word: str, hint: str) -> None:
    with pytest.raises(SettingsError, match=hint):
        known_words((word,))


def test_durations() -> None:
    assert [duration(text) for text in ("90m", "12h", "1d", "0s")] == [
        timedelta(minutes=90),
        timedelta(hours=12),
        timedelta(days=1),
        timedelta(0),
    ]
    for text in ("", "1", "d", "-1d", "1w2", "1.5h"):
        with pytest.raises(SettingsError, match="duration"):
            duration(text)
