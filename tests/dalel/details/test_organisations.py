"""Acronyms are met as they are written: folding makes one word of many."""

import pytest

from dalel.details.organisations import organisations_in
from dalel.details.words import words_of


@pytest.mark.parametrize("text", ["статья 174 УК РК", "On the way", "по статье УК"])
def test_other_words_that_fold_alike_are_no_organisation(text: str) -> None:
    assert organisations_in(text, words_of(text)) == []


@pytest.mark.parametrize("text", ["сотрудники КНБ", "ҰҚК қызметкерлері", "ҰҚК-нің", "officers of the KNB"])
def test_an_acronym_names_its_organisation(text: str) -> None:
    assert [o.id for o in organisations_in(text, words_of(text))] == ["nsc"]
