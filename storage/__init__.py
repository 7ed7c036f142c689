"""Our own memory: tables, the database, and the WARC files."""
