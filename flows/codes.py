"""Exit codes: 0 done · 1 named by --fail-on · 2 the user's input · 3 could not run · 4 deferred."""

from collections.abc import Iterable

from dalel.errors import ArchiveError, CrawlFailed, DalelError, ProgramMissing, StoreError

DONE, FOUND, WRONG_INPUT, COULD_NOT_RUN, DEFERRED = 0, 1, 2, 3, 4
_RANK = (COULD_NOT_RUN, WRONG_INPUT, FOUND, DEFERRED)


def highest(codes: Iterable[int]) -> int:
    """The code that wins where several apply."""
    found = set(codes)
    return next((code for code in _RANK if code in found), DONE)


def exit_code_of(error: DalelError) -> int:
    """What an error means for the exit code."""
    could_not = isinstance(error, StoreError | CrawlFailed | ArchiveError | ProgramMissing)
    return COULD_NOT_RUN if could_not else WRONG_INPUT
