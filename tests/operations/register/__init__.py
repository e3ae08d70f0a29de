"""Tests of gridcredit.operations.register."""
