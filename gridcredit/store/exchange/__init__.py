"""Revisions that go and come: links, receipts, scope, intake, merging, what is set aside."""
