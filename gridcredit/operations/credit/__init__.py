"""信用+: rules, entries, review, closing, objections, redemption."""
