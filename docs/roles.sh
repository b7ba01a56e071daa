#!/usr/bin/env bash
# Make the database and its two roles: the owner, who migrates, and the site, which owns nothing.
#
#   OWNER_PASSWORD=... SITE_PASSWORD=... docs/roles.sh
#
# as a superuser of PostgreSQL; where the server is and who one is there say psql's own variables
# (PGHOST, PGPORT, PGUSER). Run again it gives the roles these passwords and makes nothing twice.
# The database's container image runs it once, when the cluster is new.
set -euo pipefail
: "${OWNER_PASSWORD:?}" "${SITE_PASSWORD:?}"
export OWNER_PASSWORD SITE_PASSWORD PGUSER="${PGUSER:-${POSTGRES_USER:-postgres}}"

# psql takes the passwords from the environment: a command line is read by everybody.
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --dbname=postgres <<'SQL'
\getenv owner_password OWNER_PASSWORD
\getenv site_password SITE_PASSWORD
SELECT format('CREATE ROLE %I LOGIN', name) FROM unnest('{sanad_owner,sanad_site}'::text[]) name
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
ALTER ROLE sanad_owner PASSWORD :'owner_password';
ALTER ROLE sanad_site PASSWORD :'site_password';
SELECT 'CREATE DATABASE sanad OWNER sanad_owner TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8'''
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'sanad') \gexec
-- In a block of its own (DO) the site's role could catch a refusal: no line of the try would stand in
-- the log. The triggers' functions are the owner's and need no such right.
\connect sanad
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO sanad_owner;
SQL
