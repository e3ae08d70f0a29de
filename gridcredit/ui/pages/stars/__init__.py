"""诚信之星: nominating, deciding, announcing, awarding, printing."""
