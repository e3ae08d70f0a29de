"""Tests of gridcredit.ui.pages.credit."""
