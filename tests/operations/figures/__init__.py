"""Tests of gridcredit.operations.figures."""
