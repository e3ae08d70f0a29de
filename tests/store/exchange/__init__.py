"""Tests of gridcredit.store.exchange."""
