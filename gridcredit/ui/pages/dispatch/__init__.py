"""调度: the week as it stands, and what was issued."""
