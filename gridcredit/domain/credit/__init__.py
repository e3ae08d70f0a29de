"""信用+: what a village's ledger of points is made of, and its arithmetic."""
