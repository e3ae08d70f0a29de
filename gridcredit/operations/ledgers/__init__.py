"""Ledgers of publicity, incentives and occasions: listed, kept, read from sheets and written."""
