"""Tests of residents' rights."""
