"""信用+: the page of a pilot village's ledger."""
