"""Tests of Excel in and out."""
