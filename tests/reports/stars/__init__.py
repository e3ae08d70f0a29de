"""Tests of gridcredit.reports.stars."""
