"""Tests of gridcredit.operations.credit."""
