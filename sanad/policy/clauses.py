"""The clause register's rows: code, chapter, text, interpretation, added, feature (Arabic).

`text` says what the board's words ask; `interpretation` and `added` are ours and shown apart.
"""

CLAUSES = []
