"""A page's declared charset may be anything at all."""

import pytest

from dalel.page_charset import decoded_page

WORDS = "Сәлем, суд вынес решение".encode("cp1251", "replace") * 5 + b"\xff\xfe\x81"
ODD = "idna undefined base64 zip bz2 punycode rot13 unicode_escape uu quopri hex oem mbcs utf-7 no-such"


@pytest.mark.parametrize("label", ODD.split())
def test_a_label_that_is_no_charset_is_passed_over(label: str) -> None:
    by_header = decoded_page(WORDS, f"text/html; charset={label}")
    by_meta = decoded_page(b'<meta charset="%s">' % label.encode() + WORDS)
    assert "суд вынес решение" in by_header
    assert "суд вынес решение" in by_meta
