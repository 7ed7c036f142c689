"""What --fail-on takes."""

import pytest

from dalel.errors import SettingsError
from flows.checks import known_words


def test_states_and_findings_are_taken_in_any_case_and_with_commas() -> None:
    assert known_words(("gone,contradicted", "Note_Missing")) == {"GONE", "CONTRADICTED", "NOTE_MISSING"}
    assert known_words(()) == frozenset()


@pytest.mark.parametrize(
    ("word", "hint"), [("gon", "did you mean GONE"), ("notes_missing", "note_missing"), ("zzz", "see docs")]
)
def test_an_unknown_word_is_refused_with_the_nearest_known_one(word: str, hint: str) -> None:
    with pytest.raises(SettingsError, match=hint):
        known_words((word,))
