"""Tests of gridcredit.ui.pages.dispatch."""
