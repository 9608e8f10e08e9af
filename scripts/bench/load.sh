#!/usr/bin/env bash
# How long the country takes to load, against bare COPY, indexes and unions of the same rows by psql on one connection.
# Needs a loaded database (TIERSLIEUX_DATABASE) and a built « tl ». Prints: baseline seconds, load seconds, ratio, peak memory in MB.
set -euo pipefail
cd "$(dirname "$0")/../.."
tl=${TL:-src/TiersLieux.Cli/bin/Release/net10.0/tl}
setting() { printf '%s' "$TIERSLIEUX_DATABASE" | tr ';' '\n' | sed -n "s/^$1=//Ip"; }
export PGHOST=$(setting Host) PGPORT=$(setting Port) PGUSER=$(setting Username) PGPASSWORD=$(setting Password)
database=$(setting Database) base=tl_bench_base fresh=tl_bench_load
seconds() { date +%s.%N; }
folder=$(mktemp -d)
drop() { for name in $base $fresh; do psql -qd postgres -c "DROP DATABASE IF EXISTS $name WITH (FORCE)" 2>/dev/null || true; done; }
trap 'drop; rm -rf "$folder"' EXIT
drop
psql -qd postgres -c "CREATE DATABASE $base" -c "CREATE DATABASE $fresh"

# The same rows: what a load published, with the codes of the larger territories beside each commune.
psql -qd "$database" -c "\copy (SELECT c.kind, c.code, c.name, c.search_key, c.population, c.position, e.code AS epci, z.code AS zone, d.code AS departement, r.code AS region, c.contour FROM territories c LEFT JOIN territories e ON e.id = c.epci_id LEFT JOIN territories z ON z.id = c.zone_emploi_id LEFT JOIN territories d ON d.id = c.departement_id LEFT JOIN territories r ON r.id = c.region_id WHERE c.kind = 1 AND c.contour IS NOT NULL) TO '$folder/rows' (FORMAT binary)"
psql -qd $base -c 'CREATE EXTENSION postgis' -c 'CREATE EXTENSION pg_trgm' -c 'CREATE TABLE rows (kind smallint, code text, name text, search_key text, population integer, position geometry, epci text, zone text, departement text, region text, contour geometry)'
start=$(seconds)
psql -qd $base -v ON_ERROR_STOP=1 <<SQL
\copy rows FROM '$folder/rows' (FORMAT binary)
CREATE UNIQUE INDEX ON rows (kind, code);
CREATE INDEX ON rows USING gist (contour);
CREATE INDEX ON rows USING gist (position);
CREATE INDEX ON rows USING gist (search_key gist_trgm_ops);
CREATE TABLE united AS
  SELECT 2 AS kind, epci AS code, ST_Union(contour) AS contour FROM rows WHERE epci IS NOT NULL GROUP BY 2;
INSERT INTO united SELECT 3, zone, ST_Union(contour) FROM rows GROUP BY 2;
INSERT INTO united SELECT 4, departement, ST_Union(contour) FROM rows GROUP BY 2;
INSERT INTO united SELECT 5, region, ST_Union(contour) FROM rows GROUP BY 2;
CREATE INDEX ON united USING gist (contour);
SQL
baseline=$(echo "$(seconds) - $start" | bc)

export TIERSLIEUX_DATABASE="${TIERSLIEUX_DATABASE/Database=$database/Database=$fresh}"
"$tl" migrate >/dev/null
start=$(seconds)
/usr/bin/env time -f '%M' -o "$folder/memory" "$tl" load territories --offline >"$folder/log" || { cat "$folder/log"; exit 1; }
load=$(echo "$(seconds) - $start" | bc)
start=$(seconds)
"$tl" load territories --offline >/dev/null
again=$(echo "$(seconds) - $start" | bc)
printf 'référence %.3f s | chargement %.3f s | rapport %.2f (au plus 3) | second passage %.1f s | mémoire %d Mo (au plus 600)\n' \
  "$baseline" "$load" "$(echo "scale=4; $load / $baseline" | bc)" "$again" "$(($(tail -1 "$folder/memory") / 1024))"
