"""A generated web: article pages of 20 to 200 KB on several loopback hosts, served from memory."""

import asyncio
import random
import sys

WORDS = """
court city activist lawyer statement hearing judge police square region journalist appeal article fine arrest day
week month report witness document station village council reform election teacher doctor road water energy
суд город адвокат заявление слушание судья полиция площадь область журналист жалоба статья штраф арест день
сот қала қорғаушы мәлімдеме тыңдау судья полиция алаң облыс журналист шағым бап айыппұл қамау күн
""".split()  # noqa: SIM905 - three languages read better as text
SEED = 20240501
WHOLE_HOST = "127.0.0.{}"


def article(number: int, largest: int = 200_000) -> bytes:
    """One page: navigation, an article with a share of markup as in the wild, related links, a footer."""
    rng = random.Random(SEED + number)
    size = int(min(largest, max(20_000, rng.lognormvariate(11.2, 0.5))))
    title = " ".join(rng.choices(WORDS, k=8)).capitalize()
    parts = [
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="2024-05-{number % 28 + 1:02d}">'
        f"<style>{'.x{margin:0;padding:0}' * 200}</style></head><body><header><nav><ul>",
        "".join(f'<li><a href="/section/{i}">{rng.choice(WORDS)}</a></li>' for i in range(40)),
        f"</ul></nav></header><main><article><h1>{title}</h1>",
    ]
    parts += [f"<p>{_sentences(rng)}</p>" for _ in range(rng.randint(8, 30))]
    parts.append("</article><aside>")
    length = sum(map(len, parts))
    i = 0
    while length < size:
        block = (
            f'<div class="card card--{i}"><a href="/news/{rng.randrange(10**6)}"><img src="/i/{i}.jpg" alt=""></a>'
            f'<h3><a href="/news/{rng.randrange(10**6)}">{" ".join(rng.choices(WORDS, k=6))}</a></h3></div>'
        )
        parts.append(block)
        length += len(block)
        i += 1
    parts.append(f"</aside></main><footer>© {title}</footer></body></html>")
    return "".join(parts).encode()


def _sentences(rng: random.Random) -> str:
    return " ".join(
        " ".join(rng.choices(WORDS, k=rng.randint(8, 22))).capitalize() + "." for _ in range(rng.randint(2, 6))
    )


async def serve(pages: int, hosts: int, port: int, largest: int) -> None:
    """Answer /p/N, /tagged/N with an ETag and /later/N after a first refusal, on 127.0.0.1 … 127.0.0.hosts."""
    refused: set[bytes] = set()
    bodies = [article(n, largest) for n in range(min(pages, 1000))]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                writer.write(_response(head, bodies, refused))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    for n in range(1, hosts + 1):
        await asyncio.start_server(answer, WHOLE_HOST.format(n), port, limit=1 << 16)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


def _response(asked: bytes, bodies: list[bytes], refused: set[bytes]) -> bytes:
    path = asked.split(b" ", 2)[1]
    kind, _, number = path[1:].partition(b"/")
    if kind == b"later" and path not in refused:
        refused.add(path)
        status = b"429 Too Many Requests" if int(number) % 2 else b"503 Service Unavailable"
        return b"HTTP/1.1 " + status + b"\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"
    if not number.isdigit():
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    tag = b'ETag: "%s"\r\n' % number if kind == b"tagged" else b""
    if tag and b"if-none-match:" in asked.lower():
        return b"HTTP/1.1 304 Not Modified\r\n" + tag + b"\r\n"
    # a page beyond the generated thousand is one of them with its number in it, so that no two are equal
    body = bodies[int(number) % len(bodies)].replace(b"</h1>", b" " + number + b"</h1>", 1)
    head_out = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + tag
    return head_out + b"Content-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body


if __name__ == "__main__":
    asyncio.run(serve(*map(int, sys.argv[1:5])))
