"""The same operations for scripts, support and automation."""
