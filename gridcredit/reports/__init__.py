"""Figures turned into sheets, Word documents and workbooks."""
