"""信用承诺书: numbered blanks, what was signed, pages that were scanned."""
