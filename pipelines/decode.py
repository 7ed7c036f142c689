"""Undo a body's content-encoding, bounded; the raw bytes were kept before (RFC 9110 §8.4)."""

import zlib
from dataclasses import dataclass

from spiders.visit import Answer

_WINDOW_BITS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_MOST_ENCODINGS = 2
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Decoded:
    """A body without content-encoding. ``fault`` says in a few words what was wrong with it."""

    body: bytes
    fault: str = ""


def decoded(answer: Answer, cap: int, *, archived: bool = False) -> Decoded:
    """The body as its author wrote it, at most ``cap`` bytes of it.

    ``archived``: an archive's copy, whose header tells of the source's answer and not of the body sent now (the
    Wayback Machine leaves some zipped under two such headers, edgi 0.5.1; others send plain what they call zipped).
    """
    encodings = _encodings(answer)
    if archived and all(name in ("gzip", "x-gzip") for name in encodings):
        encodings = ["gzip"] if answer.body.startswith(_GZIP) else []
    if len(encodings) > _MOST_ENCODINGS:
        return Decoded(b"", f"encoded {len(encodings)} times")
    body, faults = answer.body, []
    for name in reversed(encodings):
        step = _undo(name, body, cap)
        body = step.body
        faults.append(step.fault)
    return Decoded(body, "; ".join(filter(None, faults)))


def _encodings(answer: Answer) -> list[str]:
    names = [n.strip().lower() for n in (answer.header("content-encoding") or "").split(",") if n.strip()]
    return [name for name in names if name != "identity"]


def _undo(name: str, body: bytes, cap: int) -> Decoded:
    bits = _WINDOW_BITS.get(name)
    if bits is None:
        return Decoded(b"", f"encoded with {name}, which we did not ask for")
    if name == "deflate" and body[:1] and body[0] & 0x0F != 8:
        bits = -15  # raw deflate without the zlib header, which old servers send
    inflate = zlib.decompressobj(wbits=bits)
    try:
        out = inflate.decompress(body, cap)
    except zlib.error:
        return Decoded(b"", f"not valid {name}")
    if inflate.unconsumed_tail:
        return Decoded(out, "longer than our limit when unpacked")
    return Decoded(out, "" if inflate.eof or not body else f"{name} data ends too early")
