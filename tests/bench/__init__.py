"""The measurements; run as python -m tests.bench."""
