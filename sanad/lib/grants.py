"""What the site's role may do with a table, said on the model: `site_may = INSERT_ONLY`.

Listed one by one, never ALL (it would bring TRIGGER and TRUNCATE). UPDATE on `id` alone lets a
rule lock the row it judges; with it nothing can be changed that an insert-only trigger guards.
"""

READ = frozenset({"SELECT"})
INSERT_ONLY = frozenset({"SELECT", "INSERT", "UPDATE (id)"})
KEEP = frozenset({"SELECT", "INSERT", "UPDATE"})
FULL = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})
