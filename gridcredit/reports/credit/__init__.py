"""Papers of 信用+: what hangs on the board, what a household holds, and the forms between."""
