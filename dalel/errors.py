"""What could not be found out; what was found out is a value, never one of these.

DalelError
├── ReportUnreadable    the report is missing, empty or of a kind we do not read: tell its owner
├── SettingsError       a setting is unknown, mistyped or out of range: mend it
├── StoreError          our own memory cannot be used: nothing was changed
├── CrawlFailed         the crawl ended in a way that it should not: nothing stored is lost
├── ProgramMissing      a program of another project that is needed here is not installed or does not run
└── ArchiveError        an archive did not answer: the answer is UNKNOWN, never "not archived"
    ├── ArchiveBusy     ask again after ``retry_after`` seconds
    ├── ArchiveRefused  the archive excludes this address: do not ask again
    └── ArchiveKeysRefused  the archive does not take our keys: mend them
"""


class DalelError(Exception):
    """Root of everything we raise; its text is one line for people."""


class ReportUnreadable(DalelError):
    """The report cannot be read; the text says what to do."""


class SettingsError(DalelError):
    """A setting is wrong."""


class StoreError(DalelError):
    """The store cannot be opened or written."""


class CrawlFailed(DalelError):
    """The crawl child ended in a way that it should not; nothing stored is lost."""


class ProgramMissing(DalelError):
    """A program that is not ours is needed; the text says how to install it."""


class ArchiveError(DalelError):
    """An archive did not give an answer that can be relied on."""


class ArchiveBusy(ArchiveError):
    """The archive asks for patience: wait ``retry_after`` seconds before anything else is asked of it."""

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ArchiveRefused(ArchiveError):
    """The archive will not show or take this address."""


class ArchiveKeysRefused(ArchiveError):
    """The archive does not take our keys."""
