"""Tests of gridcredit.operations.dispatch."""
