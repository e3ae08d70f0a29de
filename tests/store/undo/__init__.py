"""Tests of gridcredit.store.undo."""
