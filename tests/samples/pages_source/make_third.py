"""Writes the third set: tests/samples/pages_third/<case>.warc, one exchange a file, and labels.json beside them.

Run from anywhere: ``python tests/samples/pages_source/make_third.py``. All people, places and hosts are invented.
"""

import json
import shutil
from collections import Counter
from pathlib import Path

from cases_third import CASES

OUT = Path(__file__).resolve().parent.parent / "pages_third"


def record(url, status, headers, body=b""):
    """One response record (WARC 1.1); its date and id are fixed, so that a new run writes the same bytes."""
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    block = f"HTTP/1.1 {status} -\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    fields = {
        "WARC-Type": "response",
        "WARC-Target-URI": url,
        "WARC-Date": "2024-05-01T00:00:00Z",
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000000>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def main():
    """Write every case anew."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    labels = {}
    for name, reach, lang, url, page, status, headers, hops, decoy in CASES:
        assert name not in labels, name
        chain = hops or [(url, status)]
        last = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
        records = [record(one, code, {"Location": chain[i + 1][0]}) for i, (one, code) in enumerate(chain[:-1])]
        records.append(record(*chain[-1], last, page.encode()))
        (OUT / f"{name}.warc").write_bytes(b"".join(records))
        labels[name] = {"reach": reach, "language": lang, "decoy": decoy}
    (OUT / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(len(labels), dict(Counter(one["reach"] for one in labels.values())))


if __name__ == "__main__":
    main()
