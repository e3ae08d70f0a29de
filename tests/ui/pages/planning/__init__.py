"""Tests of gridcredit.ui.pages.planning."""
