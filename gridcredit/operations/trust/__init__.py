"""Who belongs to whom: requests, certificates, their end, suites."""
