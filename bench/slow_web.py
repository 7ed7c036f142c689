"""A web of many slow hosts on loopback that writes down every request: the judge of a crawl by several workers."""

import asyncio
import sys
import time
from pathlib import Path

from bench.pages import article

DISTINCT = 100
LARGEST = 60_000


async def serve(hosts: int, port: int, latency_s: float, log: Path) -> None:
    """Answer /p/N on each host after ``latency_s``, and log "seconds host path", until killed."""
    bodies = [article(n, LARGEST) for n in range(DISTINCT)]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode()
                written.write(f"{time.monotonic():.4f} {host} {path}\n")
                await asyncio.sleep(latency_s)
                writer.write(_response(path, bodies))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    with log.open("w", buffering=1) as written:
        for n in range(1, hosts + 1):
            await asyncio.start_server(answer, f"127.0.1.{n}", port)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def _response(path: str, bodies: list[bytes]) -> bytes:
    number = path.removeprefix("/p/")
    if not number.isdigit():
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    # no two pages are equal, so that each is read
    body = bodies[int(number) % DISTINCT].replace(b"</h1>", f" {number}</h1>".encode(), 1)
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4])))
