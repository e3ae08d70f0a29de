"""Tests of gridcredit.ui.pages.today."""
