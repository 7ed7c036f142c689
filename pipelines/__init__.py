"""What happens to each exchange, in order: kept (warc), read (text), remembered (store)."""
