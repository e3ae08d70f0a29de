"""The pages, by keyboard, on small real workspaces."""
