"""Tests of sheets and the painter."""
