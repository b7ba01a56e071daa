"""No tables of its own: the module is here so that Django closes a migration with this app."""
