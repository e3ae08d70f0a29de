"""宣传: the ledgers of publicity, incentives and occasions, each a list with a form."""
