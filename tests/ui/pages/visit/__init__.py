"""Tests of gridcredit.ui.pages.visit."""
