"""Coming in, accounts, keeping a workspace safe, moving it."""
