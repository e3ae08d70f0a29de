"""Tests of gridcredit.ui.pages.posters."""
