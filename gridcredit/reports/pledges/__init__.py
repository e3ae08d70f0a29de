"""Papers of 信用承诺书."""
