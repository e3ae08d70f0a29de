"""What tables lie in: an encrypted file or a server; transactions, many rows, many keys."""
