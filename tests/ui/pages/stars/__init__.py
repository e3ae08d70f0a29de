"""Tests of gridcredit.ui.pages.stars."""
