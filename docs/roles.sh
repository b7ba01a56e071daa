#!/usr/bin/env bash
# Run once by the database's image: the owner, who migrates, and the site, which owns nothing.
set -euo pipefail

psql --quiet --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres \
    --set=owner_password="$OWNER_PASSWORD" --set=site_password="$SITE_PASSWORD" <<'SQL'
CREATE ROLE sanad_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE sanad_site LOGIN PASSWORD :'site_password';
CREATE DATABASE sanad OWNER sanad_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
SQL
