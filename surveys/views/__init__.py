"""`rating`: the pages of those who rate. `results`: the pages of those who listen."""
