"""What the ledger of 信用+ holds, read for its arithmetic and its lists."""
