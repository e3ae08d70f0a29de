"""Tests of gridcredit.reports.forms."""
