"""Papers that offices hang up, hand out and file: sheets, booklets, vouchers, notices."""
