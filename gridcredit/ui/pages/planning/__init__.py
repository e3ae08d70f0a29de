"""安排: rounds on paper, what was promised, what was passed on."""
