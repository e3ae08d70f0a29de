"""兑换: the desk where points become goods, what came back, stock and the fund."""
