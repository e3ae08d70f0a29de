"""Tests of gridcredit.domain.dispatch."""
