"""活动单: what many did together, ticked door by door from one sign-in sheet."""
