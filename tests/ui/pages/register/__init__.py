"""Tests of gridcredit.ui.pages.register."""
