import pytest

from bench import drift


def test_furniture_is_never_told_and_every_edit_is(capsys: pytest.CaptureFixture[str]) -> None:
    drift.main(["11", "0.2"])
    told = capsys.readouterr().out
    assert "40 changes of furniture: 0 alerts" in told
    assert "20 edits of a claim's sentence: 20 alerts" in told
