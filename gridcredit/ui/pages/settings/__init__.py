"""设置: this office, its accounts, its safety, how it looks."""
