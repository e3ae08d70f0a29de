"""Tests of gridcredit.store.register."""
