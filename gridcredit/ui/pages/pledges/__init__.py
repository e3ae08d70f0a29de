"""承诺书: blanks to print, scans to file, papers to check and to archive."""
