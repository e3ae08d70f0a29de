"""Tests of packages and merging."""
