"""The only SQL: database, models, migrations, and one module of functions per subject."""
