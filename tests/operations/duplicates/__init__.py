"""Tests of gridcredit.operations.duplicates."""
