"""Tests of gridcredit.reports.credit."""
