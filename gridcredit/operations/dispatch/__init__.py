"""周调度: counted, issued once, kept for ever, opened down to every id behind a figure."""
