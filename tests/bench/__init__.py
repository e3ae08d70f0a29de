"""Benchmarks; run as python -m tests.bench."""
