"""Tests of gridcredit.store.engine."""
