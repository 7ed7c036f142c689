"""120 invented sources with what an archive holds of each: log-in pages, soft 404s, revisits, case collisions, gaps.

Each row of the table makes one kind of case; the numbers in it come from a seed, so that no two are alike.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from dalel.model import Claim
from demo.archive import Copy, key_of
from demo.web import CHALLENGE, LOGIN, SOFT_404

TOWNS = ("Sarybel", "Kokterek", "Aksuat", "Tasbulak", "Zhanakol", "Karatal")
NAMES = ("Arman Tulepov", "Dana Seitova", "Yerlan Kasenov", "Marat Ospanuly", "Aigul Bektas", "Timur Sadykhan")
REMOVED = (
    b"<html><head><title>Post not found</title></head>"
    b"<body><div class='tgme_widget_message_error'>Post not found</div></body></html>"
)
FILLER = " ".join(f"The hall was full on day {n}, and the clerk read page {n} of the file aloud." for n in range(20))


@dataclass(frozen=True)
class Expected:
    """The copy to bring back (time, address), or the state and a word of its reason; what the copies prove."""

    copy: tuple[str, str] | None = None
    kept: str = "CONFIRMED"
    because: str = ""
    proves: str = ""


@dataclass(frozen=True)
class Case:
    """One source: how it is cited, what the archive holds, and what must come of it."""

    kind: str
    url: str
    day: date
    claim: Claim
    expected: Expected
    copies: tuple[Copy, ...] = ()
    junk: tuple[str, ...] = ()
    excluded: str = ""
    robots: str = ""
    hidden: str = ""
    weather: str = ""


@dataclass
class Scene:
    """What one case is made from: an address, a day, a claim, and pages that bear it or do not."""

    number: int
    random: random.Random
    copies: list[Copy] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.day = date(2021, 1, 1) + timedelta(days=self.random.randrange(1200))
        self.name = self.random.choice(NAMES)
        self.town = self.random.choice(TOWNS)
        self.years = self.random.randrange(2, 9)
        self.host = f"paper-{self.number}.example"
        self.url = f"http://{self.host}/news/{self.random.randrange(1000, 9999)}/verdict"

    @property
    def claim(self) -> Claim:
        day = self.day - timedelta(days=2)
        text = f"On {day:%d %B %Y} a court in {self.town} sentenced {self.name} to {self.years} years in prison."
        return Claim(f"c{self.number}", text, text, (self.number,), day.isoformat())

    def page(self, edition: str = "") -> bytes:
        """The article; ``edition`` makes it differ."""
        told = f"{self.claim.text} {edition} The defence of {self.name} will appeal. {FILLER}"
        return _html(f"{self.name} sentenced in {self.town}", told)

    def other_page(self) -> bytes:
        """An article on something else at the same address."""
        lines = " ".join(f"Stir the dough for {n} minutes and let it rest in a warm place." for n in range(3, 30))
        return _html("Baking bread at home", lines)

    def hollow(self) -> bytes:
        """A log-in page, an error under status 200 or a challenge, each time in other bytes."""
        body = self.random.choice((LOGIN, SOFT_404, CHALLENGE))
        return body.replace(b"</body>", f"<!-- {self.random.random()} --></body>".encode())

    def at(self, days: int, body: bytes, url: str = "", **more: object) -> Copy:
        """A copy so many days after the cited one."""
        moment = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC) + timedelta(
            days=days, seconds=self.random.randrange(3600)
        )
        copy = Copy(f"{moment:%Y%m%d%H%M%S}", url or self.url, body, **more)  # type: ignore[arg-type]
        self.copies.append(copy)
        return copy

    def case(self, kind: str, expected: Expected, **more: object) -> Case:
        """The case as described so far."""
        return Case(kind, self.url, self.day, self.claim, expected, tuple(self.copies), **more)  # type: ignore[arg-type]

    def found(self, kind: str, copy: Copy, proves: str = "", **more: object) -> Case:
        """The case whose answer is this copy."""
        return self.case(kind, Expected((copy.timestamp, copy.original), proves=proves), **more)


def _html(title: str, text: str) -> bytes:
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split(". "))
    head = f'<meta charset="utf-8"><title>{title}</title><meta property="og:description" content="{title}">'
    body = f"<article><h1>{title}</h1>{paragraphs}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def _behind_hollow_ones(s: Scene) -> Case:
    near = sorted(s.random.sample(range(1, 40), s.random.randrange(1, 7)))
    for days in near:
        s.at(s.random.choice((days, -days)), s.hollow())
    s.at(400, s.page("Far."))
    return s.found("behind hollow ones", s.at(-near[-1] - 3, s.page()))


def _nearest_of_many(s: Scene) -> Case:
    for days in (-700, -90, 60, 800):
        s.at(days, s.page(f"Edition {days}."))
    return s.found("nearest of many", s.at(s.random.randrange(-9, 9), s.page()))


def _both_sides_alike(s: Scene) -> Case:
    before = s.at(-s.random.randrange(2, 20), s.page())
    s.at(s.random.randrange(21, 40), s.page().replace(b"</article>", b"</article><!-- later -->"))
    return s.found("both sides alike", before, "this is what the author saw")


def _both_sides_differ(s: Scene) -> Case:
    before = s.at(-s.random.randrange(2, 20), s.page())
    s.at(s.random.randrange(21, 40), s.page("He was acquitted of the second charge."))
    return s.found("both sides differ", before, "differ in their words")


def _revisit(s: Scene) -> Case:
    s.at(-300, s.page())
    s.at(90, s.page("Later."))
    return s.found("revisit", s.at(s.random.randrange(0, 5), s.page(), is_revisit=True))


def _revisit_of_an_error(s: Scene) -> Case:
    gone = b"<html><title>404</title>not found</html>"
    s.at(-2, gone, status=404)
    s.at(1, gone, status=404, is_revisit=True)
    return s.found("revisit of an error", s.at(s.random.randrange(30, 90), s.page()))


def _unresolved_revisit(s: Scene) -> Case:
    return s.found("unresolved revisit", s.at(s.random.randrange(-9, 9), s.page(), is_revisit=True))


def _case_collision(s: Scene) -> Case:
    letters = "".join(s.random.choice("aBcDeFgH") for _ in range(9)) + "xY"
    s.url = f"https://www.youtube.com/watch?v={letters}"
    s.at(0, s.page("Another video."), s.url.replace(letters, letters.swapcase()))
    return s.found("case collision", s.at(s.random.randrange(40, 90), s.page(), s.url))


def _redirect(s: Scene) -> Case:
    target = f"http://{s.host}/society/{s.random.randrange(99)}/verdict"
    s.at(1, b"", status=301, location=target)
    return s.found("redirect", s.at(1, s.page(), target))


def _redirect_far(s: Scene) -> Case:
    target = f"http://{s.host}/society/{s.random.randrange(99)}/verdict"
    s.at(1, b"", status=302, location=target)
    s.at(s.random.randrange(30, 300), s.page(), target)
    return s.case("redirect to a far copy", Expected(None, "HOLLOW", "redirect"))


def _redirect_loop(s: Scene) -> Case:
    there = f"http://{s.host}/verdict"
    first = s.at(1, b"", status=302, location=there)
    s.copies.append(Copy(first.timestamp, there, b"", 302, location=s.url))
    return s.case("redirect loop", Expected(None, "HOLLOW", "redirect"))


def _redirect_to_login(s: Scene) -> Case:
    s.url = f"https://www.facebook.com/{s.town.lower()}.club/posts/{s.random.randrange(10**12, 10**13)}"
    s.at(1, b"", status=302, location=f"https://www.facebook.com/login/?next={s.url}")
    return s.case("redirect to a log-in", Expected(None, "HOLLOW", "login wall"))


def _excluded(s: Scene) -> Case:
    s.at(0, s.page())
    return s.case("excluded", Expected(None, "REFUSED", "excluded"), excluded=s.host)


def _robots(s: Scene) -> Case:
    s.at(0, s.page())
    return s.case("robots", Expected(None, "REFUSED", "excluded"), robots=s.host)


def _excluded_from_replay(s: Scene) -> Case:
    s.at(0, s.page())
    s.at(9, s.page("Later."))
    return s.case("listed, then excluded", Expected(None, "REFUSED", "excluded"), hidden=s.host)


def _gap(s: Scene) -> Case:
    return s.found("gap of years", s.at(s.random.choice((-1, 1)) * s.random.randrange(700, 1500), s.page()))


def _nothing(s: Scene) -> Case:
    return s.case("nothing", Expected(None, "NONE", "no copy"))


def _errors_alone(s: Scene) -> Case:
    for days in (-3, 5):
        s.at(days, b"<html>404</html>", status=404)
    return s.case("errors alone", Expected(None, "HOLLOW", "none of the page itself"))


def _hollow_alone(s: Scene) -> Case:
    for days in range(s.random.randrange(1, 7)):
        s.at(days * 9 - 20, s.hollow())
    return s.case("hollow alone", Expected(None, "HOLLOW", "none usable"))


def _too_many_hollow(s: Scene) -> Case:
    for days in range(9):
        s.at(days, s.hollow())
    s.at(60, s.page())
    return s.case("more than eight hollow", Expected(None, "UNKNOWN", "were not opened"))


def _one_wall_many_times(s: Scene) -> Case:
    wall = s.hollow()
    for days in range(-6, 6):
        s.at(days, wall)
    return s.found("one wall many times", s.at(20, s.page()))


def _odd_rows(s: Scene) -> Case:
    key = key_of(s.url)
    junk = (f"{key} 20000230120000 {s.url} text/html 200 AAAA 900", f"{key} 2021 mailto:editor@{s.host} - - - -")
    copy = s.at(2, s.page(), s.url.replace(f"{s.host}/", f"{s.host}:80/"), zipped=True)
    return s.found("port, malformed rows, gzip", copy, junk=junk)


def _cut(s: Scene) -> Case:
    for days in range(60):
        s.at(-2500 + days, s.page(f"Old edition {days}."))
    return s.found("index cut", s.at(s.random.randrange(-5, 5), s.page()))


def _address_used_again(s: Scene) -> Case:
    s.at(1, s.other_page())
    return s.found("address used again", s.at(-s.random.randrange(9, 25), s.page()))


def _post_of_its_own_day(s: Scene) -> Case:
    day = s.day - timedelta(days=200)
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    number = (int(moment.timestamp() * 1000) - 1288834974657) << 22
    s.url = f"https://x.com/{s.town.lower()}/status/{number}"
    s.at(0, s.page("Edited."))
    return s.found("post of its own day", s.at(-198, s.page(), s.url.replace("x.com", "twitter.com")))


def _removed(s: Scene) -> Case:
    s.url = f"https://t.me/{s.town.lower()}_news/{s.random.randrange(100, 999)}"
    usable = s.at(-s.random.randrange(9, 20), s.page())
    s.at(s.random.randrange(2, 6), REMOVED)
    return s.found("removed", usable, "removed by")


def _cannot_be_played(s: Scene) -> Case:
    s.at(1, s.page("Lost."), plays=False)
    return s.found("cannot be played", s.at(s.random.randrange(4, 20), s.page()))


def _elsewhere(s: Scene) -> Case:
    number, user = s.random.randrange(10**8, 10**9), s.town.lower()
    here, there = s.random.choice(
        (
            (f"https://t.me/{user}_news/{number}", f"https://t.me/s/{user}_news/{number}"),
            (f"https://t.me/{user}_news/{number}", f"https://t.me/{user}_news/{number}?embed=1"),
            (f"https://youtu.be/aB{number}", f"https://www.youtube.com/watch?v=aB{number}"),
            (f"https://www.youtube.com/shorts/aB{number}", f"https://m.youtube.com/watch?v=aB{number}"),
            (f"https://www.facebook.com/{user}/posts/{number}", f"https://m.facebook.com/story.php?story_fbid={number}&id={user}"),
            (f"https://www.facebook.com/permalink.php?story_fbid={number}&id=7", f"https://mbasic.facebook.com/permalink.php?story_fbid={number}&id=7"),
            (s.url, f"{s.url}/amp"),
            (s.url, f"{s.url}?print=1"),
            (f"{s.url}?utm_source=mail&id=3", f"{s.url}?id=3"),
        )
    )  # fmt: skip
    s.url = here
    s.at(0, s.hollow(), here)
    return s.found("another address", s.at(s.random.randrange(1, 20), s.page(), there))


def _weather(name: str, kept: str, because: str) -> Callable[[Scene], Case]:
    def make(s: Scene) -> Case:
        s.at(0, s.page())
        return s.case(name, Expected(None, kept, because), weather=name)

    return make


KINDS: tuple[tuple[int, Callable[[Scene], Case]], ...] = (
    (9, _behind_hollow_ones),
    (5, _nearest_of_many),
    (4, _both_sides_alike),
    (3, _both_sides_differ),
    (5, _revisit),
    (4, _revisit_of_an_error),
    (3, _unresolved_revisit),
    (6, _case_collision),
    (5, _redirect),
    (4, _redirect_far),
    (3, _redirect_loop),
    (3, _redirect_to_login),
    (4, _excluded),
    (3, _robots),
    (3, _excluded_from_replay),
    (4, _gap),
    (3, _nothing),
    (3, _errors_alone),
    (5, _hollow_alone),
    (3, _too_many_hollow),
    (4, _one_wall_many_times),
    (4, _odd_rows),
    (3, _cut),
    (5, _address_used_again),
    (3, _post_of_its_own_day),
    (4, _removed),
    (3, _cannot_be_played),
    (6, _elsewhere),
    (1, _weather("index answers 429", "UNKNOWN", "left alone")),
    (1, _weather("index answers 502", "UNKNOWN", "502")),
    (1, _weather("index answers a page", "UNKNOWN", "page instead of rows")),
    (1, _weather("index does not answer", "UNKNOWN", "did not answer")),
    (1, _weather("replay answers 429", "UNKNOWN", "left alone")),
    (1, _weather("replay answers 503", "UNKNOWN", "busy")),
)


def cases(seed: int = 5) -> list[Case]:
    """All of them, the same for the same seed."""
    chance = random.Random(seed)
    makers = [make for count, make in KINDS for _ in range(count)]
    return [make(Scene(number, random.Random(chance.random()))) for number, make in enumerate(makers, 1)]
