"""Tests of gridcredit.reports."""
