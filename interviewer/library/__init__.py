"""Files to validated values: rubrics and lexicons, and where they are."""
