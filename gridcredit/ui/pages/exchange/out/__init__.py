"""交换 › 导出: what goes out, and onto what."""
