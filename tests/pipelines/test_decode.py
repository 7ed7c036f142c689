import gzip
import zlib
from datetime import UTC, datetime

import pytest

from pipelines.decode import decoded
from spiders.visit import Answer

WORDS = "Сөз word слово ".encode() * 200
RAW = zlib.compressobj(wbits=-15)
RAW_DEFLATE = RAW.compress(WORDS) + RAW.flush()


def answer(body: bytes, encoding: str) -> Answer:
    headers = (("Content-Encoding", encoding),)
    return Answer("http://a.example/", datetime(2026, 3, 1, tzinfo=UTC), (), 200, "HTTP/1.1", headers, body)


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (WORDS, "identity"),
        (gzip.compress(WORDS, mtime=0), "gzip"),
        (zlib.compress(WORDS), "deflate"),
        (RAW_DEFLATE, "deflate"),
        (gzip.compress(gzip.compress(WORDS, mtime=0), mtime=0), "gzip, gzip"),
    ],
)
def test_encodings_in_use_are_undone(body: bytes, encoding: str) -> None:
    found = decoded(answer(body, encoding), 1 << 20)
    assert (found.body, found.fault) == (WORDS, "")


@pytest.mark.parametrize(
    ("body", "encoding", "fault"),
    [
        (gzip.compress(WORDS, mtime=0)[:-20], "gzip", "ends too early"),
        (b"<html>not gzip", "gzip", "not valid gzip"),
        (gzip.compress(WORDS, mtime=0)[:-8] + b"\0" * 8, "gzip", "not valid gzip"),
        (gzip.compress(b"\0" * (4 << 20)), "gzip", "longer than our limit"),
        (WORDS, "br", "did not ask for"),
        (WORDS, "gzip, gzip, gzip", "encoded 3 times"),
    ],
)
def test_a_broken_or_hostile_body_is_named_and_bounded(body: bytes, encoding: str, fault: str) -> None:
    found = decoded(answer(body, encoding), 1 << 20)
    assert fault in found.fault
    assert len(found.body) <= 1 << 20


@pytest.mark.parametrize(("body", "encoding"), [(gzip.compress(WORDS, mtime=0), ""), (WORDS, "gzip")])
def test_5_an_archives_header_tells_of_another_answer_so_its_bytes_decide(body: bytes, encoding: str) -> None:
    assert decoded(answer(body, encoding), 1 << 20, archived=True).body == WORDS
    assert decoded(answer(body, encoding), 1 << 20).body != WORDS
