"""Papers of 周调度: the weekly table as a workbook and on paper."""
