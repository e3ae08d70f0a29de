"""Tests of gridcredit.reports.pledges."""
