"""Ledgers of publicity, incentives and duties: their code lists and what is asked of their rows."""
