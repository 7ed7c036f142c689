import pytest

from dalel.source_text import media_kind, read_source_text

REST = b"\x00\x10\x90 <p \x00 words and other bytes " * 500


@pytest.mark.parametrize("declared", ["text/html; charset=utf-8", "text/plain", "", None])
@pytest.mark.parametrize(
    "start",
    [b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF\x10\0\0\0WEBP", b"\0\0\0\x18ftypmp42", b"\x1f\x8b\x08"],
)
def test_a_picture_or_film_is_never_read_as_words_whatever_the_server_calls_it(
    start: bytes, declared: str | None
) -> None:
    read = read_source_text(start + REST, declared, "http://paper.example/scan")
    assert (read.text, read.completeness) == ("", "nothing")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"GIF8 is how some pictures begin.", "text"),
        (b"RIFF was the word of the day. WEBP", "text"),
        (b"MM* and II* are marks", "text"),
        ("Новости дня".encode("utf-16"), "text"),
        ("яюя Новости".encode("cp1251"), "text"),
    ],
)
def test_words_that_begin_alike_stay_words(body: bytes, kind: str) -> None:
    assert media_kind(body, "text/plain") == kind
