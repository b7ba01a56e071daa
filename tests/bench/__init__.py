"""How long each page takes with much data: `python -m tests.bench [how many people]`."""
