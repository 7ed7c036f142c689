"""The words shown to readers, in one place; each state with its mark (never colour alone) and plain meaning."""

from dalel.model import Kept, Reach, Support

GOOD, WARN, BAD, NEUTRAL = "good", "warn", "bad", "neutral"

REACH = {
    Reach.LIVE: (GOOD, "●", "the page is there"),
    Reach.MOVED: (GOOD, "→", "the page moved to another address"),
    Reach.GONE: (BAD, "✕", "the page was removed"),
    Reach.WALLED: (WARN, "▣", "behind a log-in or consent page"),
    Reach.PAYWALLED: (WARN, "▣", "behind a paywall"),
    Reach.BLOCKED: (WARN, "▣", "the site refused or challenged us"),
    Reach.PARKED: (BAD, "✕", "the domain was lost"),
    Reach.UNREACHABLE: (WARN, "○", "no answer; this alone does not mean gone"),
    Reach.UNKNOWN: (NEUTRAL, "?", "not known"),
}
KEPT = {
    Kept.CONFIRMED: (GOOD, "●", "a public archive holds a copy"),
    Kept.CAPTURED: (GOOD, "◐", "the archive made a copy; its index does not show it yet"),
    Kept.SUBMITTED: (NEUTRAL, "◌", "a copy was asked for"),
    Kept.HOLLOW: (BAD, "◯", "copies exist, but only of a log-in page or an error"),
    Kept.NONE: (BAD, "✕", "looked up: no copy"),
    Kept.REFUSED: (WARN, "▣", "the archive refuses this address"),
    Kept.UNKNOWN: (NEUTRAL, "?", "not known"),
}
SUPPORT = {
    Support.SUPPORTED: (GOOD, "✓", "the source says so"),
    Support.PARTLY: (WARN, "◐", "the source says part of it"),
    Support.CONTRADICTED: (BAD, "≠", "the source says otherwise in a detail"),
    Support.NOT_FOUND: (BAD, "–", "read, and not found in the source"),
    Support.UNREAD: (NEUTRAL, "?", "nothing could be read to compare with"),
}
OURS = {
    Reach.GONE: "What the site answered",
    Reach.WALLED: "What the site answered",
    Reach.BLOCKED: "What the site answered",
    Reach.PARKED: "What the site answered",
    Reach.UNREACHABLE: "Our record of the attempt",
    Reach.UNKNOWN: "Our record of the attempt",
}
"""What our capture of the address is where it is not a copy of the source."""
ARCHIVES = {"wayback": "Wayback Machine"}
ARCHIVE_TODAY = "https://archive.ph/newest/"
"""Only linked, never fetched: it answers programs with a captcha (seen 2026-09-11)."""
FILTERS = {
    "everything": "All",
    "needs_person": "Needs a person",
    "contradicted": "Contradicted",
    "not_found": "Not found",
    "partly": "Partly",
    "supported": "Supported",
    "unread": "Unread",
    "lost": "Lost",
    "closed": "Could not be opened",
    "unknown": "Reach unknown",
    "from_archive": "Read from an archive",
    "not_kept": "No archived copy",
    "changed": "Changed since the first check",
}
"""By the keys of dossier/attention."""
EVIDENCE = {"found": "✓ found", "differs": "≠ differs", "missing": "– not there"}
