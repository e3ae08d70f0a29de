"""规则与参与: the rule sets of a village, who takes part, and who is kin."""
