"""Bytes and values of the exchange: package, seal, keys, merge, receipt."""
