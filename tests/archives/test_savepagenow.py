"""What the answers of Save Page Now mean; none of the archive's faults, nor ours, becomes a source's."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from archives.pace import ProcessPace
from archives.savepagenow import SavePageNow
from archives.spn_answers import SCOPES, WRONG_KEYS, Fate, Scope, read_error, read_status, read_submitted
from archives.transport import Reply, Transport
from dalel.config import settings_from
from dalel.errors import ArchiveError

URL = "https://news.example/a"


def reply(text: str, status: int = 200) -> Reply:
    return Reply(status, "application/json", text)


def test_wrong_keys_put_a_request_off_and_refuse_no_source() -> None:
    answer = read_submitted(reply('{"message": "You need to be logged in"}', 401))
    assert (answer.fate, answer.code) == (Fate.DEFERRED, WRONG_KEYS)


@pytest.mark.parametrize("odd", [reply("<html>502</html>", 502), reply("<html>hello</html>"), reply("{}"), reply("[]")])
def test_an_odd_answer_to_a_request_leaves_open_whether_it_was_taken(odd: Reply) -> None:
    assert read_submitted(odd).fate is Fate.UNKNOWN


@pytest.mark.parametrize(
    ("scope", "fate"),
    [(Scope.PERMANENT, Fate.REFUSED), (Scope.TRANSIENT, Fate.DEFERRED), (Scope.ACCOUNT, Fate.DEFERRED)],
)
def test_every_known_error_has_the_fate_of_its_scope(scope: Scope, fate: Fate) -> None:
    codes = [code for code, one in SCOPES.items() if one is scope]
    assert codes
    assert {read_error({"status": "error", "status_ext": f"error:{code}"}).fate for code in codes} == {fate}


def test_an_error_that_nobody_documented_is_taken_as_passing() -> None:
    assert read_error({"status": "error", "status_ext": "error:brand-new"}).fate is Fate.DEFERRED


def test_a_finished_job_that_ended_at_a_log_in_is_no_capture() -> None:
    done = '{"status": "success", "timestamp": "20240501100000", "original_url": "%s"}'
    good = read_status(reply(done % URL), "j")
    wall = read_status(reply(done % "https://www.facebook.com/login.php?next=x"), "j")
    assert good is not None
    assert wall is not None
    assert (good.fate, wall.fate) == (Fate.CAPTURED, Fate.CAPTURED_WALL)


def test_a_job_is_pending_forgotten_or_unanswered() -> None:
    assert read_status(reply('{"status": "pending"}'), "j") is None
    forgotten = read_status(reply("{}", 404), "j")
    assert forgotten is not None
    assert forgotten.fate is Fate.UNKNOWN
    with pytest.raises(ArchiveError):
        read_status(reply("<html>", 520), "j")


class RealClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        raise AssertionError("no wait is due")


@pytest.fixture
def archive(web: Any) -> Iterator[SavePageNow]:
    own = {"save": web.url("/save"), "access_key": "a", "secret_key": "s", "timeout_s": 2}
    settings = settings_from({"archive": own})
    wire = Transport(settings, ProcessPace(), RealClock())
    yield SavePageNow(settings, wire)
    wire.close()


def test_an_excluded_address_is_told_and_not_left_open(archive: SavePageNow, web: Any) -> None:
    excluded = web.page(403, b"org.archive.wayback.exception.RobotAccessControlException: blocked")
    web.pages |= {"/save": excluded, "/save/status/j": excluded}
    polled = archive.poll("j")
    assert polled is not None
    assert (archive.submit(URL).fate, polled.fate) == (Fate.EXCLUDED, Fate.EXCLUDED)
