"""The dialogs, by keyboard, on small real workspaces."""
