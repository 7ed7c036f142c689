"""Bytes of a report to a Report: one reader a format, one ledger."""
