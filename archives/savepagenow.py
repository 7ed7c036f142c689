"""Asking the Wayback Machine for a snapshot: Save Page Now 2, with keys. archives/spn_answers reads what it says."""

import secrets
from collections.abc import Callable, Mapping

from archives.spn_answers import Allowance, Answer, Fate, read_allowance, read_status, read_submitted
from archives.transport import Reply, Transport
from dalel.config import Settings
from dalel.errors import ArchiveBusy, ArchiveError, ArchiveKeysRefused, ArchiveRefused


class SavePageNow:
    """Submits and polls; keeps no state, the caller stores each answer before the next step."""

    def __init__(self, settings: Settings, transport: Transport) -> None:
        self._archive = settings.archive
        self._transport = transport

    @property
    def has_keys(self) -> bool:
        """Without keys nothing is asked: the anonymous way answers in too many ways to be believed."""
        return self._archive.access_key is not None and self._archive.secret_key is not None

    def submit(self, url: str) -> Answer:
        """Ask for a snapshot. A time-out or broken answer is UNKNOWN: it may have been taken."""
        form = {"url": url, "skip_first_archive": "1", "js_behavior_timeout": "0"}
        try:
            reply = _once_more(lambda: self._transport.post("save", self._archive.save, form, self._headers()))
        except ArchiveBusy as busy:
            return Answer(Fate.DEFERRED, message=str(busy), wait_s=busy.retry_after)
        except ArchiveRefused as refused:
            return Answer(Fate.EXCLUDED, message=str(refused))
        except ArchiveError as error:
            return Answer(Fate.UNKNOWN, message=str(error))
        return read_submitted(reply)

    def poll(self, job_id: str, asked: str = "") -> Answer | None:
        """The fate of a job for the address ``asked``, or None while it runs. Raises ArchiveBusy or ArchiveError."""
        try:
            reply = self._transport.get("status", f"{self._archive.save}/status/{job_id}", self._headers())
        except ArchiveRefused as refused:
            return Answer(Fate.EXCLUDED, job_id, message=str(refused))
        return read_status(reply, job_id, asked)

    def allowance(self) -> Allowance:
        """What the service will still take from this account. Raises ArchiveKeysRefused, ArchiveBusy, ArchiveError."""
        url = f"{self._archive.save}/status/user?_t={secrets.token_hex(4)}"
        reply = _once_more(lambda: self._transport.get("status", url, self._headers()))
        if reply.status == 401:
            raise ArchiveKeysRefused(read_submitted(reply).message)
        return read_allowance(reply)

    def _headers(self) -> Mapping[str, str]:
        keys = self._archive
        assert keys.access_key
        assert keys.secret_key
        login = f"LOW {keys.access_key.get_secret_value()}:{keys.secret_key.get_secret_value()}"
        return {"Authorization": login, "Accept": "application/json"}


def _once_more(ask: Callable[[], Reply]) -> Reply:
    """A 401 now and then is overload and not the keys (spn-scripts issue 27, 2023): it is believed the second time."""
    reply = ask()
    return ask() if reply.status == 401 else reply
