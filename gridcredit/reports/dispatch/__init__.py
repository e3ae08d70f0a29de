"""Papers of 周调度 and 月通报: the table of units as a workbook and on paper."""
