"""Tests of gridcredit.ui.pages.forms."""
