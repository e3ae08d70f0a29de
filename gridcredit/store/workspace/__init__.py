"""The folder around the tables: vault, accounts, log, drafts, files, backups."""
