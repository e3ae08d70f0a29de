"""Tests of gridcredit.ui.pages.score."""
